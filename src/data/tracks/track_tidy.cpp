#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "data/tracks/track_parts.h"
#include "geo/earth.h"
#include "geo/measure/geodesic.h"
#include "geo/sphere.h"

namespace homebound::data {
namespace {

// Km/h; only a few aircraft fly faster. A fix that needs more is an error of the receiver.
constexpr double fastest_kmh = 2500;

Message called(const std::string& name) {
  return name.empty() ? Message{"the track", "航迹"} : told("track '{}'", "航迹“{}”", name);
}

struct Slips {
  std::size_t unsorted = 0, repeated = 0, untimed = 0;
  // Returns the warning in words; empty when there is none.
  Message of(const std::string& name) const {
    Message all;
    const auto add = [&](const Message& part) {
      all = all.empty() ? part : told("{}; {}", "{}；{}", all, part);
    };
    if (unsorted)
      add(told("{} {} out of order and sorted by time", "{}个定位点次序有误，已按时间排序", unsorted,
               unsorted == 1 ? "fix was" : "fixes were"));
    if (repeated)
      add(told("skipped {} {} with a duplicate time", "略去{}个时间重复的定位点", repeated, fixes(repeated)));
    if (untimed)
      add(told("skipped {} {} without a time", "略去{}个没有时间的定位点", untimed, fixes(untimed)));
    return all.empty() ? all : told("{}: {}", "{}：{}", called(name), all);
  }
  static const char* fixes(std::size_t n) { return n == 1 ? "fix" : "fixes"; }
};

// Drops the fixes without a time and sorts the others.
Slips sort_by_time(std::vector<RawFix>& fixes) {
  Slips slips;
  slips.untimed = std::erase_if(fixes, [](const RawFix& f) { return !f.time; });
  Instant latest = fixes.front().time.value();
  for (const RawFix& f : fixes) slips.unsorted += *f.time < latest, latest = std::max(latest, *f.time);
  if (slips.unsorted)
    std::stable_sort(fixes.begin(), fixes.end(), [](auto& a, auto& b) { return *a.time < *b.time; });
  const auto end =
      std::unique(fixes.begin(), fixes.end(), [](auto& a, auto& b) { return *a.time == *b.time; });
  slips.repeated = static_cast<std::size_t>(fixes.end() - end);
  fixes.erase(end, fixes.end());
  return slips;
}

Track packed(std::string name, const std::vector<RawFix>& fixes) {
  Track track{std::move(name), {}, {}, {}};
  for (const RawFix& f : fixes) {
    if (f.breaks && !track.points.empty()) track.breaks.push_back(track.points.size());
    track.points.push_back(f.at);
    if (f.time) track.times.push_back(*f.time);
  }
  return track;
}

// Returns one warning for all places where the record jumps.
Message jumps_of(const Track& track) {
  std::size_t jumps = 0, worst = 0;
  double most = fastest_kmh;
  for (std::size_t i = 1; i < track.times.size(); ++i) {
    const double metres =
        angle_between(to_vector(track.points[i - 1]), to_vector(track.points[i])).value * earth_radius;
    const double kmh = metres / seconds_between(track.times[i - 1], track.times[i]).value * 3.6;
    jumps += kmh > fastest_kmh;
    if (kmh > most) most = kmh, worst = i;
  }
  if (jumps == 0) return {};
  return told(
      "{}: {} faster than any aircraft, at worst {:.0f} km/h before {}; are positions or times wrong?",
      "{0}：{1}快于任何飞机，最快在 {3} 之前达{2:.0f}公里/小时；位置或时间是否有误？", called(track.name),
      jumps == 1 ? Message{"one stretch is", "有1段"} : told("{} stretches are", "有{}段", jumps), most,
      iso8601(track.times[worst]));
}

bool is_timed(const RawTrack& track) {
  return std::count_if(track.fixes.begin(), track.fixes.end(), [](auto& f) { return f.time.has_value(); }) >
         1;
}

bool moves(const Track& track) {
  return std::any_of(track.points.begin(), track.points.end(),
                     [&](LonLat p) { return p != track.points[0]; });
}

}  // namespace

TrackFile tidied(std::vector<RawTrack> raw, const TrackText& source) {
  TrackFile file;
  std::size_t fixes = 0, scenery = 0;
  for (const RawTrack& r : raw) fixes += r.fixes.size();
  if (fixes > most_fixes)
    source.fail(
        0, told("it has {} fixes; at most {} are read", "有{}个定位点；最多读取{}个", fixes, most_fixes));
  const bool any_timed = std::any_of(raw.begin(), raw.end(), is_timed);
  const auto warn = [&](Message what) {
    if (!what.empty()) file.warnings.push_back(std::move(what));
  };
  Message last_reason{"it has no fixes", "没有定位点"};
  for (RawTrack& r : raw) {
    if (r.fixes.empty()) continue;
    if (any_timed && !is_timed(r)) {
      ++scenery;
      continue;
    }
    if (any_timed) {
      warn(sort_by_time(r.fixes).of(r.name));
    } else {
      for (RawFix& f : r.fixes) f.time.reset();
      r.fixes.erase(
          std::unique(r.fixes.begin(), r.fixes.end(), [](auto& a, auto& b) { return a.at == b.at; }),
          r.fixes.end());
    }
    Track track = packed(std::move(r.name), r.fixes);
    if (track.points.size() < 2 || !moves(track)) {
      last_reason = track.points.size() < 2
                        ? Message{"it has one fix only; a track needs two", "只有一个定位点；航迹须有两个"}
                        : Message{"all its fixes lie at one place", "所有定位点同在一处"};
      warn(told("skipped {}: {}", "略去{}：{}", called(track.name), last_reason));
      continue;
    }
    warn(jumps_of(track));
    file.tracks.push_back(std::move(track));
  }
  if (file.tracks.empty()) source.fail(0, last_reason);
  if (scenery)
    warn(told("skipped {} {}, since other tracks of the file have times",
              "略去{}条没有时间的线，因为文件中其他航迹有时间", scenery,
              scenery == 1 ? "line without times" : "lines without times"));
  return file;
}

}  // namespace homebound::data
