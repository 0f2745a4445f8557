// Scenario files: TOML with line and column in every complaint; and files of tracks, which make one.
#pragma once

#include <filesystem>
#include <string_view>

#include "data/airports.h"
#include "scenario/model.h"

namespace homebound::scenario {

// Throws InputError with every error found, each with its place, the offending text, what was expected
// and the nearest right spelling.
Scenario read(const std::filesystem::path& file, const data::Airports& airports = data::Airports::shipped());
Scenario parse(std::string_view toml, const std::string& file_name,
               const data::Airports& airports = data::Airports::shipped());

// Every error and warning of a file, in the order of lines; empty when it is good.
std::vector<Diagnostic> check(const std::filesystem::path& file);

// assets/scenarios/2015-11-10-charters.toml
std::filesystem::path built_in();

}  // namespace homebound::scenario
