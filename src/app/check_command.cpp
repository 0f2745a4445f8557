#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/command.h"
#include "scenario/read.h"

namespace homebound::app {

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
        for (const Diagnostic& d : scenario::check(file)) {
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
