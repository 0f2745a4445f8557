#include "app/usage.h"

#include <algorithm>

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

}  // namespace

std::string usage_text(const CLI::ParseError& problem, const CLI::App& command,
                       std::span<const std::string> words) {
  std::string message = problem.what();
  const auto left = command.remaining();  // CLI11 lists them in reverse
  if (dynamic_cast<const CLI::ExtrasError*>(&problem) != nullptr && !left.empty())
    message = fmt::format("The following argument{} not expected: {}", left.size() > 1 ? "s were" : " was",
                          fmt::join(left, " "));
  return message + option_hint(command, words);
}

}  // namespace homebound::app
