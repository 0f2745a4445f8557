#include <fmt/format.h>

#include "app/command.h"
#include "app/completions.h"
#include "app/json_schema.h"
#include "app/manual.h"
#include "base/resources.h"

namespace homebound::app {

void add_schema(CLI::App& app, Context& context) {
  CLI::App* const command = app.add_subcommand(
      "schema", "print the scenario format as a JSON Schema, for editors that complete and check TOML");
  command->callback([&context] {
    context.run = [] {
      fmt::print("{}\n", json_schema().dump(2));
      return 0;
    };
  });
}

void add_manual(CLI::App& app, Context& context) {
  CLI::App* const command = app.add_subcommand("manual", "print the manual page, for man");
  command->callback([&app, &context] {
    context.run = [&app] {
      fmt::print("{}", manual_page(app, version()));
      return 0;
    };
  });
}

void add_completions(CLI::App& app, Context& context) {
  auto shell = std::make_shared<std::string>();
  CLI::App* const command = app.add_subcommand(
      "completions", "print what a shell needs to complete homebound's commands and options");
  command->add_option("SHELL", *shell, "bash, zsh or fish")->required();
  command->callback([shell, &app, &context] {
    context.run = [shell, &app] {
      fmt::print("{}", completions(app, *shell));
      return 0;
    };
  });
}

}  // namespace homebound::app
