#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "data/tracks/legs.h"
#include "data/tracks/track_parts.h"
#include "geo/earth.h"
#include "geo/measure/geodesic.h"
#include "geo/sphere.h"

namespace homebound::data {
namespace {

// Km/h; only a few aircraft fly faster. A fix that needs more is an error of the receiver.
constexpr double fastest_kmh = 2500;

Text called(const std::string& name) {
  return name.empty() ? Text{"the track", "航迹"} : told("track '{}'", "航迹“{}”", name);
}
Text called(const Track& track) {
  const Aircraft& a = track.aircraft;
  return called(!track.name.empty() ? track.name : !a.registration.empty() ? a.registration : a.icao24);
}

const char* fixes(std::size_t n) { return n == 1 ? "fix" : "fixes"; }

struct Slips {
  std::size_t unsorted = 0, repeated = 0, untimed = 0;
  // Returns the warning in words; empty when there is none.
  Text of(const std::string& name) const {
    Text all;
    const auto add = [&](const Text& part) {
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
};

// Drops the fixes without a time and sorts the others. A record that runs backwards throughout, as some
// services list it, is in order.
Slips sort_by_time(std::vector<RawFix>& fixes) {
  Slips slips;
  slips.untimed = std::erase_if(fixes, [](const RawFix& f) { return !f.time; });
  if (fixes.empty()) return slips;
  if (fixes.size() > 2 && std::ranges::is_sorted(fixes, [](auto& a, auto& b) { return *a.time > *b.time; }) &&
      *fixes.front().time > *fixes.back().time)
    std::ranges::reverse(fixes);
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

Track packed(const RawTrack& raw) {
  Track track{.name = raw.name, .aircraft = raw.aircraft};
  for (const RawFix& f : raw.fixes) {
    if (f.breaks && !track.points.empty()) track.breaks.push_back(track.points.size());
    track.points.push_back(f.at);
    if (f.time) track.times.push_back(*f.time);
  }
  track.first = height_at(raw.fixes, false);
  track.last = height_at(raw.fixes, true);
  return track;
}

// Returns one warning for all places where the record jumps.
Text jumps_of(const Track& track) {
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
      jumps == 1 ? Text{"one stretch is", "有1段"} : told("{} stretches are", "有{}段", jumps), most,
      iso8601(track.times[worst]));
}

bool is_timed(const RawTrack& track) {
  return track.sort != Sort::way &&
         std::any_of(track.fixes.begin(), track.fixes.end(), [](auto& f) { return f.time.has_value(); });
}

bool moves(const Track& track) {
  return std::any_of(track.points.begin(), track.points.end(),
                     [&](LonLat p) { return p != track.points[0]; });
}

// Times before the first satellite of the Global Positioning System count from a start that the file does
// not tell.
constexpr Instant earliest{std::chrono::sys_days(std::chrono::year(1978) / 2 / 22).time_since_epoch()};

class Tidier {
 public:
  explicit Tidier(const TrackText& source) : source_(source) {}

  TrackFile tidy(RawFile raw) {
    std::size_t all_fixes = 0;
    for (const RawTrack& r : raw.tracks) all_fixes += r.fixes.size();
    if (all_fixes > most_fixes)
      source_.fail(0, told("it has {} fixes; at most {} are read", "有{}个定位点；最多读取{}个", all_fixes,
                           most_fixes));
    file_.notes = std::move(raw.notes);
    each_a_flight_ = raw.each_a_flight;
    if (raw.broken.count > 0) say_broken(raw.broken);
    for (Text& warning : raw.warnings) warn(std::move(warning));
    std::vector<RawTrack>& all = raw.tracks;
    std::erase_if(all, [](const RawTrack& r) { return r.fixes.empty(); });
    for (RawTrack& r : all) drop_null_island(r);
    drop_counted_times(all);
    join_lines(all);
    drop_marks(all);
    any_timed_ = std::any_of(all.begin(), all.end(), is_timed);
    if (any_timed_) drop_lines_through_fixes(all);
    std::size_t scenery = 0;
    for (RawTrack& r : all)
      if (any_timed_ && !is_timed(r))
        ++scenery;
      else
        add(std::move(r));
    drop_doubles();
    if (file_.tracks.empty()) fail(raw);
    if (scenery)
      warn(told("skipped {} {} without times, since other tracks of the file have times",
                "略去{}条没有时间的线，因为文件中其他航迹有时间", scenery, scenery == 1 ? "line" : "lines"));
    if (raw.unnamed_clock && any_timed_)
      file_.notes.emplace_back("times that name no clock are read as UTC", "未注明时区的时刻按 UTC 读取");
    if (standing_)
      file_.notes.push_back(told("left out {} {} on the ground, before and between the flights",
                                 "略去{}个地面上的定位点（航班之前或之间）", standing_, fixes(standing_)));
    if (cut_ > 0 && file_.tracks.size() > 1)
      file_.notes.push_back(told("cut into {} flights", "分为{}个航班", file_.tracks.size()));
    return std::move(file_);
  }

 private:
  void warn(Text what) {
    if (!what.empty()) file_.warnings.push_back(std::move(what));
  }

  void say_broken(const RawFile::Broken& broken) {
    const Text where = broken.line > 0 ? told(" in line {}", "（第{}行）", broken.line) : Text{};
    warn(broken.count == 1 ? told("left out one fix{}: {}", "略去1个定位点{}：{}", where, broken.first)
                           : told("left out {} fixes, the first{}: {}", "略去{}个定位点，首个{}：{}",
                                  broken.count, where, broken.first));
  }

  [[noreturn]] void fail(const RawFile& raw) const {
    if (single_ > 1 && single_ == skipped_)
      source_.fail(0, told("it tells one position of each of {} aircraft; a track needs two, so that later "
                           "positions have to follow in the same file",
                           "其中{}架飞机各只有一个位置；航迹须有两个，其后的位置须在同一文件中", single_));
    if (raw.broken.count > 0) source_.fail(raw.broken.line, raw.broken.first);
    source_.fail(0, last_reason_);
  }

  // A receiver without a position writes 0, 0. Nobody flies there and back between two fixes.
  void drop_null_island(RawTrack& track) {
    constexpr double near = 1;  // degrees
    const auto is_null = [](const RawFix& f) { return f.at == LonLat{0, 0}; };
    const auto is_away = [&](const RawFix& f) {
      return std::abs(f.at.lon) > near || std::abs(f.at.lat) > near;
    };
    if (!std::ranges::any_of(track.fixes, is_null) ||
        std::ranges::any_of(track.fixes, [&](const RawFix& f) { return !is_null(f) && !is_away(f); }) ||
        std::ranges::all_of(track.fixes, is_null))
      return;
    const std::size_t count = std::erase_if(track.fixes, is_null);
    warn(told("{}: left out {} {} at 0° 0°, which a receiver without a position writes",
              "{}：略去{}个位于0° 0°的定位点，接收机无位置时如此记录", called(track.name), count,
              fixes(count)));
  }

  void drop_counted_times(std::vector<RawTrack>& all) {
    bool any = false, real = false;
    for (const RawTrack& r : all)
      for (const RawFix& f : r.fixes) any = any || f.time, real = real || (f.time && *f.time >= earliest);
    if (!any || real) return;
    // Without its times a mark is a place, and no part of a way.
    std::erase_if(all, [](const RawTrack& r) { return r.sort == Sort::marks; });
    for (RawTrack& r : all)
      for (RawFix& f : r.fixes) f.time.reset();
    if (all.empty())
      last_reason_ = {"its points are places, not fixes: their times count from an unknown start",
                      "其中的点是地点而非定位点：时间自未知的起点计数"};
    warn(
        {"the times count from a start that the file does not tell, so when the flight took place is not "
         "known",
         "时间自文件未说明的起点计数，飞行时间未知"});
  }

  // Programs draw a way as many short lines, each from where the one before it ends.
  static void join_lines(std::vector<RawTrack>& all) {
    std::vector<RawTrack> joined;
    for (RawTrack& r : all) {
      RawTrack* const before = joined.empty() ? nullptr : &joined.back();
      if (before && !is_timed(r) && !is_timed(*before) && r.sort == Sort::record &&
          before->sort == Sort::record && !r.folder.empty() && r.folder == before->folder &&
          r.fixes.front().at == before->fixes.back().at && (r.name == before->name || r.fixes.size() == 2)) {
        before->fixes.insert(before->fixes.end(), r.fixes.begin() + 1, r.fixes.end());
      } else {
        joined.push_back(std::move(r));
      }
    }
    all = std::move(joined);
  }

  // Flightradar24 writes the same fixes twice: as points with times, and as lines without.
  static void drop_lines_through_fixes(std::vector<RawTrack>& all) {
    const auto place = [](const RawFix& f) { return std::pair(f.at.lon, f.at.lat); };
    std::set<std::pair<double, double>> recorded;
    for (const RawTrack& r : all)
      if (is_timed(r)) std::ranges::transform(r.fixes, std::inserter(recorded, recorded.end()), place);
    std::erase_if(all, [&](const RawTrack& r) {
      return !is_timed(r) &&
             std::ranges::all_of(r.fixes, [&](const RawFix& f) { return recorded.contains(place(f)); });
    });
  }

  // Timed points that lie within the time of a recorded track, or up to three of the same day, are its start,
  // its end, or pictures.
  void drop_marks(std::vector<RawTrack>& all) {
    constexpr std::chrono::hours margin{1}, margin_of_few{24};
    constexpr std::size_t few = 3;
    const auto ends = [](const RawTrack& r) {
      std::pair<std::optional<Instant>, std::optional<Instant>> span;
      for (const RawFix& f : r.fixes) {
        if (!f.time) continue;
        span.first = std::min(span.first.value_or(*f.time), *f.time);
        span.second = std::max(span.second.value_or(*f.time), *f.time);
      }
      return span;
    };
    std::vector<std::pair<Instant, Instant>> recorded;
    for (const RawTrack& r : all)
      if (const auto span = ends(r); r.sort == Sort::record && span.first && r.fixes.size() > 1)
        recorded.emplace_back(*span.first, *span.second);
    std::size_t marks = 0;
    std::erase_if(all, [&](const RawTrack& r) {
      if (r.sort != Sort::marks) return false;
      const auto span = ends(r);
      const auto within = r.fixes.size() <= few ? margin_of_few : margin;
      const bool beside = std::ranges::any_of(recorded, [&](const auto& of) {
        return *span.first >= of.first - within && *span.second <= of.second + within;
      });
      if (beside) marks += r.fixes.size();
      return beside;
    });
    if (marks)
      file_.notes.push_back(told("left out {} timed {} beside a recorded track",
                                 "略去所录航迹旁的{}个带时间的点", marks, marks == 1 ? "point" : "points"));
  }

  void add(RawTrack r) {
    if (!any_timed_) {
      for (RawFix& f : r.fixes) f.time.reset();
      r.fixes.erase(
          std::unique(r.fixes.begin(), r.fixes.end(), [](auto& a, auto& b) { return a.at == b.at; }),
          r.fixes.end());
      return add_one(r);
    }
    warn(sort_by_time(r.fixes).of(r.name));
    if (r.sort != Sort::day) return add_one(r);
    Legs legs = legs_of(r);
    standing_ += legs.standing;
    cut_ += legs.legs.size() > 1;
    if (legs.legs.empty()) skip(called(packed(r)), {"it stays on the ground", "始终在地面"});
    for (const RawTrack& leg : legs.legs) add_one(leg);
  }

  void add_one(const RawTrack& r) {
    Track track = packed(r);
    if (track.points.size() < 2) {
      ++single_;
      return skip(called(track),
                  track.timed()
                      ? told("it has one fix only, at {}; a track needs two",
                             "只有一个定位点（{}）；航迹须有两个", iso8601(track.times[0]))
                      : Text{"it has one fix only; a track needs two", "只有一个定位点；航迹须有两个"});
    }
    if (!moves(track)) return skip(called(track), {"all its fixes lie at one place", "所有定位点同在一处"});
    warn(jumps_of(track));
    file_.tracks.push_back(std::move(track));
  }

  void skip(const Text& what, const Text& why) {
    last_reason_ = why;
    if (++skipped_ <= most_named) warn(told("skipped {}: {}", "略去{}：{}", what, why));
  }

  void drop_doubles() {
    std::vector<Track> kept;
    std::multimap<std::tuple<std::size_t, double, double, double>, std::size_t> known;
    std::size_t doubles = 0;
    for (Track& t : file_.tracks) {
      const std::tuple key(t.points.size(), t.points.front().lon, t.points.back().lon, t.points.back().lat);
      const auto [first, last] = known.equal_range(key);
      const auto same = std::find_if(first, last, [&](const auto& k) {
        return kept[k.second].points == t.points && kept[k.second].times == t.times &&
               (!each_a_flight_ || kept[k.second].name == t.name);
      });
      if (same != last) {
        ++doubles;
        if (kept[same->second].name.empty()) kept[same->second].name = t.name;
        continue;
      }
      known.emplace(key, kept.size());
      kept.push_back(std::move(t));
    }
    file_.tracks = std::move(kept);
    if (doubles)
      warn(doubles == 1 ? Text{"left out one track that has the same fixes as another",
                               "略去1条与另一条定位点相同的航迹"}
                        : told("left out {} tracks that have the same fixes as others",
                               "略去{}条与其他航迹定位点相同的航迹", doubles));
    if (skipped_ > most_named)
      warn(told("skipped {} more {} in the same way", "另以同样原因略去{}条航迹", skipped_ - most_named,
                skipped_ - most_named == 1 ? "track" : "tracks"));
  }

  static constexpr std::size_t most_named = 10;
  const TrackText& source_;
  TrackFile file_;
  Text last_reason_{"it has no fixes", "没有定位点"};
  bool any_timed_ = false, each_a_flight_ = false;
  std::size_t standing_ = 0, cut_ = 0, skipped_ = 0;
  std::size_t single_ = 0;  // those of one fix among the skipped
};

// Returns the IANA zone of a clock: UTC, or one of whole hours, whose names count to the west.
std::string zone_ahead(std::chrono::minutes ahead) {
  if (ahead.count() == 0) return "UTC";
  if (ahead.count() % 60 != 0) return {};
  return fmt::format("Etc/GMT{:+}", -ahead.count() / 60);
}

}  // namespace

TrackFile tidied(RawFile raw, const TrackText& source) {
  const std::string zone =
      raw.ahead_of_utc && !raw.several_clocks ? zone_ahead(*raw.ahead_of_utc) : std::string();
  TrackFile tracks = Tidier(source).tidy(std::move(raw));
  tracks.zone = zone;
  return tracks;
}

}  // namespace homebound::data
