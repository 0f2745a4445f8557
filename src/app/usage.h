// Explains arguments that CLI11 cannot parse.
#pragma once

#include <span>
#include <string>

#include <CLI/CLI.hpp>

namespace homebound::app {

// Returns what is wrong with the words given to a command, with the nearest option in place of an unknown
// one.
std::string usage_text(const CLI::ParseError& problem, const CLI::App& command,
                       std::span<const std::string> words);

}  // namespace homebound::app
