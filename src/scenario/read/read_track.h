// The key `track` of a flight, and flights from a file of tracks alone.
#pragma once

#include <filesystem>

#include "data/register/airports.h"
#include "scenario/read/entries.h"

namespace homebound::scenario {

// Ends of a track this near to an airport, or to a place of the scenario, belong to it.
inline constexpr Metres at_airport{10e3};

// `track = "file.gpx"`, or { file = ..., name = ... } or { file = ..., number = ... } where the file has
// several. Nothing, with a complaint, when it cannot be read.
std::optional<FlightTrack> read_track(Reading& reading, TomlReader& entry);

// A scenario of the tracks of a file, a flight each: between the airports at their ends, or else between
// positions. Throws InputError.
Scenario of_tracks(const std::filesystem::path& file, const data::Airports& airports);

}  // namespace homebound::scenario
