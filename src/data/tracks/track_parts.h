// What the readers of the track formats share: fixes as a file gives them, before they are tidied.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "data/tracks/track.h"

namespace homebound::data {

struct RawFix {
  LonLat at;
  std::optional<Instant> time;
  bool breaks = false;  // a segment of the record begins here
};
struct RawTrack {
  std::string name;
  std::vector<RawFix> fixes;
};

// A file's text in UTF-8, and where it is.
struct TrackText {
  std::string file, text;
  // Throws InputError: "FILE:LINE:1: error: MESSAGE"; line 0: the whole file.
  [[noreturn]] void fail(std::size_t line, const Message& message) const;
  std::size_t line_of(std::size_t byte) const;  // from 1
  // Checked to lie on the earth; longitudes of any turn up to 360 degrees are wrapped.
  LonLat position(double lon, double lat, std::size_t line) const;
};

// Each throws InputError for what is broken; none judges whether the fixes make a track.
std::vector<RawTrack> read_xml_tracks(const TrackText& source);   // GPX, KML
std::vector<RawTrack> read_json_tracks(const TrackText& source);  // GeoJSON
std::vector<RawTrack> read_csv_tracks(const TrackText& source);
// Whether the first row of a table names a longitude and a latitude.
bool is_head_of_positions(std::string_view text);

// The rules of read_tracks(): sorted, told apart, counted.
TrackFile tidied(std::vector<RawTrack> raw, const TrackText& source);

// ISO 8601 (without an offset: UTC), also with "/" or "UTC"; or seconds or milliseconds since 1970.
std::optional<Instant> time_in(std::string_view text);
std::optional<Instant> time_of_epoch(double number);

}  // namespace homebound::data
