// Completions of the command line for shells, made from the parser's own commands and options.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include <CLI/CLI.hpp>

namespace homebound::app {

inline constexpr std::array<std::string_view, 3> shells{"bash", "zsh", "fish"};

// Returns the script that a shell of that name reads. Throws UsageError with the nearest name for another.
std::string completions(const CLI::App& app, std::string_view shell);

}  // namespace homebound::app
