#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/command.h"
#include "app/font_warning.h"
#include "compose/user_layers.h"
#include "scenario/read.h"

namespace homebound::app {
namespace {

// What is wrong with the scenario, then with its theme and the files that it lays on the map, then what
// cannot be drawn on this machine.
std::vector<Diagnostic> findings(const std::string& file) {
  std::vector<Diagnostic> found = scenario::check(file);
  for (const Diagnostic& d : found)
    if (d.severity == Severity::error) return found;
  const scenario::Scenario s = scenario::read(file);
  const auto try_to = [&](auto&& read) {
    try {
      read();
    } catch (const InputError& e) {
      found.insert(found.end(), e.diagnostics().begin(), e.diagnostics().end());
    }
  };
  try_to([&] { compose::read_theme(s.theme); });
  try_to([&] { compose::UserLayers::read(s); });
  constexpr std::string_view languages[] = {"en", "zh"};
  if (auto warning = font_warning(s, languages)) found.push_back(std::move(*warning));
  return found;
}

}  // namespace

void add_check(CLI::App& app, Context& context) {
  struct Arguments {
    std::vector<std::string> files;
    bool json = false;
  };
  auto args = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("check", "list every error of scenario files");
  command->add_option("FILE", args->files, "scenario files")->required();
  command->add_flag("--json", args->json, "print [{ file, line, column, severity, message }]");
  command->callback([args, &context] {
    context.run = [args] {
      bool failed = false;
      auto list = nlohmann::json::array();
      for (const std::string& file : args->files)
        for (const Diagnostic& d : findings(file)) {
          failed = failed || d.severity == Severity::error;
          if (!args->json) fmt::print("{}\n", to_string(d));
          list.push_back({{"file", d.file},
                          {"line", d.line},
                          {"column", d.column},
                          {"severity", d.severity == Severity::error ? "error" : "warning"},
                          {"message", d.message}});
        }
      if (args->json) fmt::print("{}\n", list.dump(2));
      return failed ? 1 : 0;
    };
  });
}

}  // namespace homebound::app
