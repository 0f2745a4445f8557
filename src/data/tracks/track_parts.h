// Shared by the readers of the track formats: fixes as a file gives them, before they are tidied.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "data/tracks/track.h"
#include "data/tracks/track_times.h"

namespace homebound::data {

struct RawFix {
  LonLat at;
  std::optional<Instant> time;
  bool breaks = false;              // a segment of the record begins here
  bool new_leg = false;             // the record itself says that another flight begins here
  std::optional<bool> ground;       // on the ground, as the aircraft or the record says
  std::optional<double> height_ft;  // above the sea, by either altimeter
  std::string callsign;             // empty where this fix does not say it
};

// What the fixes of a track are to one another.
enum class Sort {
  record,  // a recorder's track: one flight
  day,     // all that was received of one aircraft: to be cut into flights
  marks,   // points that each have a time: a track, unless they stand beside one
  way,     // a planned route: its times, if any, are not times of passage
};

struct RawTrack {
  std::string name;
  std::vector<RawFix> fixes;
  Aircraft aircraft;
  Sort sort = Sort::record;
  std::string folder;  // where in the file it stands: lines that follow on one another there are one line
};

// A file's text in UTF-8 with the file's name.
struct TrackText {
  std::string file, text;
  // Throws InputError: "FILE:LINE:1: error: MESSAGE". Line 0 means the whole file.
  [[noreturn]] void fail(std::size_t line, const Text& message) const;
  std::size_t line_of(std::size_t byte) const;  // from 1
};

// What a reader makes of a file: the fixes as they stand, and a count of those that are broken.
struct RawFile {
  std::vector<RawTrack> tracks;
  std::vector<Text> warnings, notes;
  struct Broken {
    std::size_t count = 0;
    std::size_t line = 0;  // of the first
    Text first;            // what is wrong with it
  } broken;
  // How far the clock that the file quotes is ahead of UTC; nullopt where it names no clock, or several.
  std::optional<std::chrono::minutes> ahead_of_utc;
  bool several_clocks = false;
  bool each_a_flight = false;  // this program wrote the tracks, of which some may have the same way and times
  bool unnamed_clock = false;  // a time was read that does not say of which clock it is

  // Counts a fix that is left out.
  void leave_out(std::size_t line, const Text& why);
  // Reads a fix's time; one that names no clock is UTC, and noted.
  std::optional<Instant> time(std::string_view text, DateOrder order = DateOrder::unknown);
  // Notes the clock that a fix quotes.
  void quote_clock(std::chrono::minutes ahead);
  // Returns a position in degrees, with longitudes up to 360 degrees wrapped. Returns nullopt, and counts
  // the fix, where it is not on the earth.
  std::optional<LonLat> position(double lon, double lat, std::size_t line);
};

// Each adds what it finds. Throws InputError for text of another layout. None judges whether the fixes make
// a track.
void read_gpx(const TrackText& source, RawFile& file);
void read_kml(const TrackText& source, RawFile& file);
void read_tcx(const TrackText& source, RawFile& file);
void read_geojson(const TrackText& source, RawFile& file);
void read_readsb(const TrackText& source, RawFile& file);
void read_opensky(const TrackText& source, RawFile& file);
void read_json_fixes(const TrackText& source, RawFile& file);
void read_positions(const TrackText& source, RawFile& file);
void read_sbs(const TrackText& source, RawFile& file);
void read_igc(const TrackText& source, RawFile& file);
void read_nmea(const TrackText& source, RawFile& file);

// Applies the rules of read_tracks(): cuts, sorts, drops doubtful fixes with a warning, and checks the
// limits.
TrackFile tidied(RawFile raw, const TrackText& source);

// Tells whether a table of text has a row of titles that name a longitude and a latitude. `text` may be the
// beginning of a file.
bool has_titles_of_positions(std::string_view text);

// Says what a file of places and areas alone is good for.
inline const Text add_as_layer{"it can be a layer of a scenario: [[layer]] file = ...",
                               "可作为方案的图层：[[layer]] file = ..."};

// Says that a text is not a time.
Text no_time(std::string_view text);

inline constexpr double feet_per_metre = 1 / 0.3048;

}  // namespace homebound::data
