// The manual page, made from the parser's own commands and options.
#pragma once

#include <string>

#include <CLI/CLI.hpp>

namespace homebound::app {

// Returns the manual page homebound(1) in the language of man(7).
std::string manual_page(const CLI::App& app, const std::string& version);

}  // namespace homebound::app
