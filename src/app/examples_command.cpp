#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/command.h"
#include "scenario/read/examples.h"
#include "scenario/read/read.h"

namespace homebound::app {

void add_examples(CLI::App& app, Context& context) {
  auto json = std::make_shared<bool>(false);
  CLI::App* command = app.add_subcommand("examples", "the scenarios that ship, each opened as example:NAME");
  command->add_flag("--json", *json, "print [{ name, title, file, invented }]");
  command->callback([json, &context] {
    context.run = [json] {
      auto list = nlohmann::ordered_json::array();
      for (const scenario::Example& example : scenario::examples()) {
        const std::filesystem::path file = scenario::path_of(example);
        const scenario::Scenario s = scenario::read(file);
        const std::string& title = s.title.in(Language::english);
        if (!*json) fmt::print("example:{:<12} {}\n", example.name, title);
        list.push_back(
            {{"name", example.name}, {"title", title}, {"file", file.string()}, {"invented", s.invented}});
      }
      if (*json) fmt::print("{}\n", list.dump(2));
      return 0;
    };
  });
}

}  // namespace homebound::app
