#include "app/usage.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/suggest.h"

namespace homebound::app {
namespace {

// Returns "; did you mean '--size'?" for the first word that looks like an option and is not one of the
// command's.
std::string option_hint(const CLI::App& command, std::span<const std::string> words) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  const std::vector<std::string_view> known(names.begin(), names.end());
  for (const std::string& argument : words) {
    const std::string_view word = std::string_view(argument).substr(0, argument.find('='));
    if (word.starts_with("--") && std::find(known.begin(), known.end(), word) == known.end())
      if (std::string hint = did_you_mean(word, known).english; !hint.empty()) return hint;
  }
  return "";
}

// Returns what a first word that was taken for a file may have been meant for.
std::string command_hint(const CLI::App& command, std::span<const std::string> words) {
  const auto commands = command.get_subcommands([](const CLI::App*) { return true; });
  std::vector<std::string> names;
  names.reserve(commands.size());
  for (const CLI::App* each : commands) names.push_back(each->get_name());
  const std::vector<std::string_view> known(names.begin(), names.end());
  if (names.empty() || words.empty() || words[0].starts_with('-') || std::filesystem::exists(words[0]))
    return {};
  std::string hint = did_you_mean(words[0], known).english;
  return hint.empty() ? hint : fmt::format("'{}' is neither a command nor a file{}", words[0], hint);
}

}  // namespace

std::string usage_text(const CLI::ParseError& problem, const CLI::App& command,
                       std::span<const std::string> words) {
  std::string message = problem.what();
  if (std::string mistaken = command_hint(command, words); !mistaken.empty()) return mistaken;
  const auto left = command.remaining();  // CLI11 lists them in reverse
  if (dynamic_cast<const CLI::ExtrasError*>(&problem) != nullptr && !left.empty())
    message = fmt::format("The following argument{} not expected: {}", left.size() > 1 ? "s were" : " was",
                          fmt::join(left, " "));
  return message + option_hint(command, words);
}

}  // namespace homebound::app
