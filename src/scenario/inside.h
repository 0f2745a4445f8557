// Files that a scenario names. They must lie in the scenario's folder, so that a scenario from somewhere else
// can neither read this machine's other files nor reach a network or a database.
#pragma once

#include <filesystem>
#include <optional>

#include "scenario/table_reader.h"

namespace homebound::scenario {

// The file inside the folder of `scenario_file`, links resolved; or a complaint that starts with `where`
// ("[[layer]] file") and, for a name that is no relative path, gives `example`.
std::optional<std::filesystem::path> file_inside(const Placed<std::string>& name, const std::string& where,
                                                 const std::string& scenario_file, std::string_view example,
                                                 Findings& findings);

}  // namespace homebound::scenario
