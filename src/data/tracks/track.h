// Recorded tracks, in the formats of formats.h.
//
// GDAL's drivers drop the times of a gx:Track and of a GeoJSON line, so the formats are parsed here as text.
// Nothing that they refer to is followed: no NetworkLink, no entity, no style.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/message.h"
#include "geo/lonlat.h"

namespace homebound::data {

// What a record says of its aircraft; empty where it says nothing.
struct Aircraft {
  std::string registration, type;  // "N899DN", "B739"
  std::string icao24;              // the transponder's address in hexadecimal digits: "ac671b"
  bool operator==(const Aircraft&) const = default;
};

// Where the aircraft was at an end of its record, as far as the record tells.
enum class Height { unknown, near_ground, in_the_air };

// The recorded way of one flight. Altitudes serve to find its ends, and are dropped.
struct Track {
  std::string name;            // a callsign or a title; empty when the file gives none
  std::vector<LonLat> points;  // at least two; neighbours differ in place unless times tell them apart
  std::vector<Instant> times;  // one a point, strictly rising; empty when the file has no times
  // Indices of points that begin a new segment of the record, rising; never 0.
  std::vector<std::size_t> breaks;
  Aircraft aircraft;
  Height first = Height::unknown, last = Height::unknown;
  bool timed() const { return !times.empty(); }
};

struct TrackFile {
  Text format;                 // its name: "a readsb trace"
  std::vector<Track> tracks;   // at least one
  std::vector<Text> warnings;  // what was corrected or left out, one sentence each
  std::vector<Text> notes;     // how it was read
  std::string zone;            // IANA zone of the clock that the file quotes; empty where it names none
};

// The limits of read_tracks(). A file of more bytes is refused before it is opened, one that unpacks to more
// while it is unpacked, one of more fixes after it is parsed.
inline constexpr std::uintmax_t largest_track_file = 100'000'000;  // bytes
inline constexpr std::uintmax_t largest_unpacked_track = 400'000'000;
inline constexpr std::size_t most_fixes = 1'000'000;

// Reads the tracks of a file, whose format is recognised by content and not by name. Where a file has timed
// tracks, lines without times are left out as scenery. A fix whose position or time cannot be read is left
// out. Fixes out of order are sorted by time; of several fixes at one time the first is kept; fixes without
// a time in a timed track are left out. The record of an aircraft is cut into its flights: see legs.h. Each
// of these gives a warning. Neighbours farther apart than any aircraft flies (over 2,500 km/h) give one
// warning a track.
// Throws InputError, with the line where there is one, when the file cannot be read, exceeds a limit, is
// malformed or has no track.
TrackFile read_tracks(const std::filesystem::path& file);

}  // namespace homebound::data
