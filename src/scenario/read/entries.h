// The readers of a scenario file's tables, one function for each sort. Each adds what it can read to the
// scenario and reports the rest as findings.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/watcher.h"
#include "data/tracks/track.h"
#include "scenario/read/place_book.h"
#include "scenario/read/read.h"

namespace homebound::scenario {

// The state of reading a file. Entries that others refer to are read before those that refer to them.
struct Reading {
  Reading(const data::Airports& airports, Findings& complaints)
      : findings(complaints),
        sources({"source", "来源"}, complaints),
        figures({"figure", "数据项"}, complaints),
        flights({"flight", "航班"}, complaints),
        kinds({"kind", "类别"}, complaints),
        callouts({"callout", "标注框"}, complaints),
        places(scenario.places, airports, complaints) {}
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  Scenario scenario;
  Findings& findings;
  ReadingWatcher watcher;
  Ids sources, figures, flights, kinds, callouts;
  PlaceBook places;
  std::map<std::string, toml::source_position> kinds_at;  // where each was met first
  std::string own_zone;                                   // that the file names for all of it; empty: none
  // Each file is read once.
  std::map<std::filesystem::path, std::shared_ptr<const data::TrackFile>> track_files;
  // Places in the file of flights and tables of flights without any time: an error unless no flight has a
  // time.
  std::vector<toml::source_position> untimed;
  // Actions that resolve references to flights, run once all flights are read.
  std::vector<std::function<void()>> when_flights_are_known;
};

void read_top_level(Reading& reading, TomlReader& file);
void read_kinds(Reading& reading, TomlReader& file);
void read_kind_colours(Reading& reading, TomlReader& file);  // all kinds must have been read
void read_source(Reading& reading, const toml::table& table);
void read_figure(Reading& reading, const toml::table& table);
void read_flight(Reading& reading, const toml::table& table);
void read_event(Reading& reading, const toml::table& table);
void read_callout(Reading& reading, const toml::table& table);
void read_scene(Reading& reading, const toml::table& table);
void read_counter(Reading& reading, const toml::table& table);
void read_charts(Reading& reading, TomlReader& file);
void read_layer(Reading& reading, const toml::table& table);
void read_table(Reading& reading, const toml::table& table, const ReadOptions& options);

// Reads the flights that a table's key names. Once all flights are known, their indices are put into the
// list that `keep` returns.
void read_flight_ids(Reading& reading, TomlReader& table, std::string_view key,
                     std::function<std::vector<std::size_t>&(Scenario&)> keep);

// Reads `show` and `hide`: names of layers, or one name.
std::vector<LayerSwitch> read_layer_switches(TomlReader& table);

// Reads the sources that a table's key `source` names, as indices into Scenario::sources.
std::vector<std::size_t> read_source_ids(Reading& reading, TomlReader& table);

}  // namespace homebound::scenario
