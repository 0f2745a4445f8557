// Which options of `export` bear on which outputs.
#pragma once

#include <optional>

#include <CLI/CLI.hpp>

#include "exporting/format.h"

namespace homebound::app {

// Warns of each option that was given and that such an output takes no notice of. No format: a table that is
// printed.
void warn_of_idle_options(const CLI::App& command, std::optional<exporting::Format> output);

}  // namespace homebound::app
