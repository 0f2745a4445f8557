// Warns of options of `export` that do not apply to the output: see exporting/option_scope.h.
#pragma once

#include <optional>

#include <CLI/CLI.hpp>

#include "exporting/format.h"

namespace homebound::app {

// Warns on stderr of each given option that the output ignores. nullopt: a table that is printed.
void warn_of_idle_options(const CLI::App& command, std::optional<exporting::Format> output);

}  // namespace homebound::app
