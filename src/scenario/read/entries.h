// One function for each sort of table in a scenario file. Each adds what it can read to the scenario and
// complains of the rest.
#pragma once

#include <functional>
#include <map>
#include <memory>

#include "data/tracks/track.h"
#include "scenario/read/place_book.h"
#include "scenario/read/read.h"

namespace homebound::scenario {

// What is known of a file while it is being read. Entries that others refer to are read before those.
struct Reading {
  Reading(const data::Airports& airports, Findings& complaints)
      : findings(complaints),
        sources({"source", "来源"}, complaints),
        figures({"figure", "数据项"}, complaints),
        flights({"flight", "航班"}, complaints),
        kinds({"kind", "类别"}, complaints),
        places(scenario.places, airports, complaints) {}
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  Scenario scenario;
  Findings& findings;
  Ids sources, figures, flights, kinds;
  PlaceBook places;
  std::map<std::filesystem::path, std::shared_ptr<const data::TrackFile>> track_files;  // read once each
  // Flights and tables of flights without any time: allowed where nothing has one.
  std::vector<toml::source_position> untimed;
  // What refers to flights, which are read later.
  std::vector<std::function<void()>> when_flights_are_known;
};

void read_top_level(Reading& reading, TomlReader& file);
void read_kinds(Reading& reading, TomlReader& file);
void read_source(Reading& reading, const toml::table& table);
void read_figure(Reading& reading, const toml::table& table);
void read_flight(Reading& reading, const toml::table& table);
void read_event(Reading& reading, const toml::table& table);
void read_scene(Reading& reading, const toml::table& table);
void read_layer(Reading& reading, const toml::table& table);
void read_table(Reading& reading, const toml::table& table, const ReadOptions& options);

// Flights that a table's key names: put into what `keep` returns once all flights are known.
void read_flight_ids(Reading& reading, TomlReader& table, std::string_view key,
                     std::function<std::vector<std::size_t>&(Scenario&)> keep);

// `show` and `hide`: names of layers, or one name.
std::vector<LayerSwitch> read_layer_switches(TomlReader& table);

// The sources that a table's key `source` names.
std::vector<std::size_t> read_source_ids(Reading& reading, TomlReader& table);

}  // namespace homebound::scenario
