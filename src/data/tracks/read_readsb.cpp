// Reads traces of readsb and tar1090 (trace_full_*.json, trace_recent_*.json): what was received of one
// aircraft in a day. Source: https://github.com/wiedehopf/readsb/blob/dev/README-json.md, "trace jsons".
// Each entry: seconds after `timestamp`, latitude, longitude, barometric altitude in feet or "ground", ground
// speed, track, flags (2: a new leg begins), vertical rate, and an object with more, or null.
#include "data/tracks/json_values.h"

namespace homebound::data {
namespace {

constexpr int new_leg = 2;

void add_trace(const Json& root, RawFile& file) {
  const Json* const trace = member(root, "trace");
  const auto start = number_of(member(root, "timestamp"));
  if (!trace || !trace->is_array() || !start) return;
  RawTrack track;
  track.sort = Sort::day;
  track.aircraft = {text_of(member(root, "r")), text_of(member(root, "t")), text_of(member(root, "icao"))};
  for (const Json& entry : *trace) {
    const auto seconds = number_of(element(entry, 0)), lat = number_of(element(entry, 1)),
               lon = number_of(element(entry, 2));
    if (!seconds || !lat || !lon) {
      file.leave_out(0, told("'{}' is not an entry of a trace", "“{}”不是轨迹的条目", shown(entry)));
      continue;
    }
    const auto at = file.position(*lon, *lat, 0);
    if (!at) continue;
    RawFix fix{.at = *at, .time = time_of_epoch(*start + *seconds)};
    if (!fix.time) {
      file.leave_out(0, no_time(std::to_string(*start + *seconds)));
      continue;
    }
    const Json* const height = element(entry, 3);
    fix.height_ft = height && height->is_number() ? number_of(height) : std::nullopt;
    if (height) fix.ground = text_of(height) == "ground";
    if (const auto flags = number_of(element(entry, 6)); flags && *flags >= 0 && *flags < 256)
      fix.new_leg = (static_cast<int>(*flags) & new_leg) != 0;
    if (const Json* more = element(entry, 8)) fix.callsign = callsign_of(text_of(member(*more, "flight")));
    track.fixes.push_back(std::move(fix));
  }
  file.tracks.push_back(std::move(track));
}

}  // namespace

void read_readsb(const TrackText& source, RawFile& file) {
  for_each_with(json_of(source), "trace", [&](const Json& one) { add_trace(one, file); });
}

}  // namespace homebound::data
