// Writes a scenario as a TOML file.
#pragma once

#include <filesystem>
#include <string>

#include "scenario/model.h"

namespace homebound::scenario {

// Returns the text of everything that read() keeps: reading it yields the same scenario, and writing that
// yields the same text. Comments are lost, times are written with their offsets, and keys that hold their
// defaults are left out. The scenario's files (layers, tracks, a theme) are named relative to `folder`,
// where the text is to be saved. Throws Error when one of them lies outside that folder, since the text
// could then not be read.
std::string to_toml(const Scenario& scenario, const std::filesystem::path& folder);

}  // namespace homebound::scenario
