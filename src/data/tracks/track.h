// Recorded tracks: GPX, KML, GeoJSON, and CSV of positions.
//
// GDAL's drivers drop the times of a gx:Track and of a GeoJSON line, so these four formats are parsed here
// as text. Nothing that they refer to is followed: no NetworkLink, no entity, no style.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/message.h"
#include "geo/lonlat.h"

namespace homebound::data {

// The recorded way of one aircraft. Altitudes are dropped.
struct Track {
  std::string name;            // empty when the file gives none
  std::vector<LonLat> points;  // at least two; neighbours differ in place unless times tell them apart
  std::vector<Instant> times;  // one a point, strictly rising; empty when the file has no times
  // Indices of points that begin a new segment of the record, rising; never 0.
  std::vector<std::size_t> breaks;
  bool timed() const { return !times.empty(); }
};

struct TrackFile {
  std::vector<Track> tracks;      // at least one
  std::vector<Message> warnings;  // what was corrected or left out, one sentence each
};

// The limits of read_tracks(). A file of more bytes is refused before it is opened, one of more fixes after
// it is parsed.
inline constexpr std::uintmax_t largest_track_file = 100'000'000;  // bytes
inline constexpr std::size_t most_fixes = 1'000'000;

// Reads the tracks of a file, whose format is recognised by content and not by name. Where a file has timed
// tracks, lines without times are left out as scenery. Fixes out of order are sorted by time; of several
// fixes at one time the first is kept; fixes without a time in a timed track are left out. Each of these
// gives a warning. Neighbours farther apart than any aircraft flies (over 2,500 km/h) give one warning a
// track.
// Throws InputError, with the line where there is one, when the file cannot be read, exceeds a limit, is
// malformed or has no track, or when it has coordinates off the earth or an invalid time.
TrackFile read_tracks(const std::filesystem::path& file);

// Tells whether the file holds tracks: GPX, KML, GeoJSON lines or timed points, or a table whose head names
// a longitude and a latitude. Reads only the beginning where that is enough. False for a file that cannot
// be read.
bool looks_like_tracks(const std::filesystem::path& file);

}  // namespace homebound::data
