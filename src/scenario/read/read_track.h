// Reads the key `track` of a flight, and makes flights of a file of tracks alone.
#pragma once

#include <filesystem>

#include "data/register/airports.h"
#include "scenario/read/entries.h"

namespace homebound::scenario {

// The end of a track this near to an airport, or to a place of the scenario, belongs to it.
inline constexpr Metres at_airport{10e3};

// Reads `track = "file.gpx"`, or { file = ..., name = ... } or { file = ..., number = ... } where the file
// has several tracks. Reports an error and returns nullopt when the track cannot be read.
std::optional<FlightTrack> read_track(Reading& reading, TomlReader& entry);

// Returns a scenario with one flight for each track of a file, between the airports at its ends or, where
// there is none, between positions. Throws InputError.
Scenario of_tracks(const std::filesystem::path& file, const data::Airports& airports);

}  // namespace homebound::scenario
