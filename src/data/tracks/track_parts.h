// Shared by the readers of the track formats: fixes as a file gives them, before they are tidied.
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

// A file's text in UTF-8 with the file's name.
struct TrackText {
  std::string file, text;
  // Throws InputError: "FILE:LINE:1: error: MESSAGE". Line 0 means the whole file.
  [[noreturn]] void fail(std::size_t line, const Message& message) const;
  std::size_t line_of(std::size_t byte) const;  // from 1
  // Returns the position in degrees, with longitudes up to 360 degrees wrapped. Throws InputError when it
  // is not on the earth.
  LonLat position(double lon, double lat, std::size_t line) const;
};

// Each throws InputError for malformed text. None judges whether the fixes make a track.
std::vector<RawTrack> read_xml_tracks(const TrackText& source);   // GPX and KML
std::vector<RawTrack> read_json_tracks(const TrackText& source);  // GeoJSON
std::vector<RawTrack> read_csv_tracks(const TrackText& source);
// Tells whether the first row of a table names a longitude and a latitude.
bool is_head_of_positions(std::string_view text);

// Applies the rules of read_tracks(): sorts the fixes, drops doubtful ones with a warning, and checks the
// limits.
TrackFile tidied(std::vector<RawTrack> raw, const TrackText& source);

// Reads a time in ISO 8601 (UTC where it has no offset), also with "/" or "UTC", or as seconds or
// milliseconds since 1970; nullopt for anything else.
std::optional<Instant> time_in(std::string_view text);
// Reads seconds or milliseconds since 1970; nullopt when out of range.
std::optional<Instant> time_of_epoch(double number);

}  // namespace homebound::data
