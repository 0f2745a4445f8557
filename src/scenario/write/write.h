// A scenario as a TOML file again.
#pragma once

#include <filesystem>
#include <string>

#include "scenario/model.h"

namespace homebound::scenario {

// Everything that read() keeps: what it returns for this text is the same scenario, and the same text again
// when it is written. Comments are not kept, times are written with their offsets, and keys that say what
// goes without saying are left out. Files that the scenario names (layers, tracks, a theme) are named
// relative to `folder`, where the text is to lie; throws Error when one lies elsewhere, for then it could not
// be read.
std::string to_toml(const Scenario& scenario, const std::filesystem::path& folder);

}  // namespace homebound::scenario
