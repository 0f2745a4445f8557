// Reads the key `track` of a flight, and makes flights of a file of tracks alone.
#pragma once

#include <filesystem>

#include "data/register/airports.h"
#include "scenario/read/entries.h"

namespace homebound::scenario {

// The end of a track this near to an airport, or to a place of the scenario, belongs to it.
inline constexpr Metres at_airport{10e3};
// Ends of records so near to one another, where no airport is known, are one place.
inline constexpr Metres same_field{2e3};

// Reads `track = "file.gpx"`, or { file = ..., name = ... } or { file = ..., number = ... } where the file
// has several tracks. Reports an error and returns nullopt when the track cannot be read.
std::optional<FlightTrack> read_track(Reading& reading, TomlReader& entry);

// Returns the place at which a track begins or ends: the airport within 10 km; else a place of its own, and
// so where the aircraft was in the air.
std::size_t end_of_track(PlaceBook& places, const data::Track& track, bool last);

// Returns a scenario with one flight for each track of a file, between the airports at its ends, which are
// assumed from where they lie, or, where there is none, between positions. Throws InputError.
Scenario of_tracks(const std::filesystem::path& file, const data::Airports& airports);

}  // namespace homebound::scenario
