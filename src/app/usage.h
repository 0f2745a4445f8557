// What to say of arguments that CLI11 cannot read.
#pragma once

#include <span>
#include <string>

#include <CLI/CLI.hpp>

namespace homebound::app {

// What is wrong with the words given to a command, and the option nearest to one that it does not have.
std::string usage_text(const CLI::ParseError& problem, const CLI::App& command,
                       std::span<const std::string> words);

}  // namespace homebound::app
