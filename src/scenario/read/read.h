// Scenario files: TOML with line and column in every complaint; and files of tracks, which make one.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "data/register/airports.h"
#include "scenario/model.h"

namespace homebound::scenario {

struct ReadOptions {
  bool strict = false;         // a bad row of a table is an error; else it is left out with a warning
  bool allow_network = false;  // databases may be read
};

struct ScenarioFile {
  Scenario scenario;
  std::optional<std::string> text;  // of a scenario file, for parse(); nothing of a table or a track
};

// A scenario file, or a table of flights or a file of tracks by itself, as kind_of() tells.
// Throws InputError with every error found, each with its place, the offending text, what was expected
// and the nearest right spelling.
ScenarioFile read_file(const std::filesystem::path& file, const ReadOptions& options = {},
                       const data::Airports& airports = data::Airports::shipped());
Scenario read(const std::filesystem::path& file, const ReadOptions& options = {},
              const data::Airports& airports = data::Airports::shipped());
Scenario parse(std::string_view toml, const std::string& file_name, const ReadOptions& options = {},
               const data::Airports& airports = data::Airports::shipped());

// Every error and warning of a file, in the order of lines; empty when it is good.
std::vector<Diagnostic> check(const std::filesystem::path& file, const ReadOptions& options = {});

// What `theme` of a scenario in `folder` means: a shipped one's name, or a file of the folder, links
// resolved. Throws Error with the nearest right name.
std::string theme_named(const std::string& name, const std::filesystem::path& folder);

// assets/scenarios/2015-11-10-charters.toml
std::filesystem::path built_in();

}  // namespace homebound::scenario
