// Recorded tracks: GPX, KML, GeoJSON, and CSV of positions.
//
// GDAL's drivers drop the times of a gx:Track and of a GeoJSON line, so these four are read here, as text,
// and nothing that they refer to is followed: no NetworkLink, no entity, no style.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/message.h"
#include "geo/lonlat.h"

namespace homebound::data {

// One aircraft's way. Altitudes are not kept.
struct Track {
  std::string name;            // empty when the file gives none
  std::vector<LonLat> points;  // at least two, no two neighbours at one place unless times tell them apart
  std::vector<Instant> times;  // one a point, strictly rising; empty when the file tells no times
  std::vector<std::size_t> breaks;  // points that begin a new segment of the record, rising; never 0
  bool timed() const { return !times.empty(); }
};

struct TrackFile {
  std::vector<Track> tracks;      // at least one
  std::vector<Message> warnings;  // what was put right or left out, one sentence each
};

// What is read at most; a larger file is refused before it is opened. A line of text counts as any other
// text.
inline constexpr std::uintmax_t largest_track_file = 100'000'000;  // bytes
inline constexpr std::size_t most_fixes = 1'000'000;

// By content, not by name. Where a file has timed tracks, lines without times are left out as scenery. Fixes
// out of order are sorted by time, of several at one time the first is kept, and those without a time in a
// timed track are left out, each with a warning; two neighbours farther apart than any aircraft flies
// (over 2,500 km/h) are one warning a track.
// Throws InputError, with the line where it has one: not readable, larger than above, broken, no track in it,
// coordinates off the earth, a time that is none.
TrackFile read_tracks(const std::filesystem::path& file);

// Whether the file's contents are a track's: GPX, KML, GeoJSON lines or timed points, or a table whose head
// names a longitude and a latitude. Reads the beginning only where that tells. False for what cannot be read.
bool looks_like_tracks(const std::filesystem::path& file);

}  // namespace homebound::data
