// Reads scenario files, which are TOML, with line and column in every error, and makes scenarios of tables
// and tracks.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/watcher.h"
#include "data/register/airports.h"
#include "scenario/day_order.h"
#include "scenario/model.h"

namespace homebound::scenario {

using ReadingWatcher = Watcher<double>;  // is told the share that is done, 0..1

struct ReadOptions {
  bool strict = false;          // a bad row of a table is an error instead of being left out with a warning
  bool allow_network = false;   // allows reading databases
  bool keep_cancelled = false;  // rows of cancelled flights are flights of that status, to be compared
  std::optional<DayOrder> dates = {};  // the order in dates of tables for which the scenario names none
  ReadingWatcher watcher = {};         // of the reading of long tables
};

struct ScenarioFile {
  Scenario scenario;
  std::optional<std::string> text;  // text of a scenario file, for parse(); nullopt for a table or a track
};

// Each reads a scenario file or, on its own, a table of flights or a file of tracks, as kind_of() tells;
// parse() reads a scenario's text. Throws InputError with every error found: its place, the offending text,
// what was expected, and the nearest correct spelling; and Stopped.
ScenarioFile read_file(const std::filesystem::path& file, const ReadOptions& options = {},
                       const data::Airports& airports = data::Airports::shipped());
Scenario read(const std::filesystem::path& file, const ReadOptions& options = {},
              const data::Airports& airports = data::Airports::shipped());
Scenario parse(std::string_view toml, const std::string& file_name, const ReadOptions& options = {},
               const data::Airports& airports = data::Airports::shipped());

// Returns what `theme` means for a scenario in `folder`: a shipped theme's name, or the path of a file in
// the folder with links resolved. Throws Error, with the nearest name, for an unknown theme.
std::string theme_named(const std::string& name, const std::filesystem::path& folder);

}  // namespace homebound::scenario
