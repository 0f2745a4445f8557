#include "data/tracks/legs.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "geo/measure/geodesic.h"

namespace homebound::data {
namespace {

using Fixes = std::vector<RawFix>;

constexpr Metres same_stand{100};

Seconds silence(const Fixes& f, std::size_t i) { return seconds_between(*f[i - 1].time, *f[i].time); }
bool is_on_ground(const RawFix& f) { return f.ground.value_or(false); }
bool is_low(const RawFix& f) { return is_on_ground(f) || (f.height_ft && *f.height_ft <= low_ft); }
bool is_airborne(const RawFix& f) {
  return f.ground ? !*f.ground : f.height_ft.has_value() && *f.height_ft > low_ft;
}
Metres between(const RawFix& a, const RawFix& b) { return geodesic_inverse(a.at, b.at).distance; }

bool must_have_stood(const Fixes& f, std::size_t i) {
  const RawFix &before = f[i - 1], &after = f[i];
  const Seconds time = silence(f, i);
  if (time < silence_low) return false;
  const double kmh = between(before, after).value / time.value * 3.6;
  const bool down = is_on_ground(before) || is_on_ground(after) || (is_low(before) && is_low(after));
  if (down && kmh < slowest_kmh) return true;
  return time >= silence_at_all && kmh < (is_low(before) || is_low(after) ? slow_kmh : slowest_kmh);
}

// Returns the fix before which the silence is the longest, from `first` to `last`.
std::size_t longest_silence(const Fixes& f, std::size_t first, std::size_t last) {
  std::size_t best = first;
  for (std::size_t i = first + 1; i <= last; ++i)
    if (silence(f, i) > silence(f, best)) best = i;
  return best;
}

// The indices of fixes with which a flight begins, as flags.
class Cuts {
 public:
  explicit Cuts(const Fixes& f) : f_(f), begins_(f.size(), false) {
    for (std::size_t i = 1; i < f.size(); ++i)
      if (f[i].new_leg || must_have_stood(f, i)) begins_[i] = true;
    cut_at_callsigns();
    cut_on_ground();
  }
  bool begins(std::size_t i) const { return begins_[i]; }

 private:
  bool cut_within(std::size_t first, std::size_t last) const {
    return std::find(begins_.begin() + static_cast<std::ptrdiff_t>(first),
                     begins_.begin() + static_cast<std::ptrdiff_t>(last) + 1,
                     true) != begins_.begin() + static_cast<std::ptrdiff_t>(last) + 1;
  }

  void cut_at_callsigns() {
    std::optional<std::size_t> known;  // the latest fix that tells a callsign
    for (std::size_t i = 0; i < f_.size(); ++i) {
      if (f_[i].callsign.empty()) continue;
      if (known && f_[*known].callsign != f_[i].callsign && !cut_within(*known + 1, i))
        cut_between(*known, i);
      known = i;
    }
  }

  void cut_between(std::size_t known, std::size_t i) {
    std::optional<std::size_t> ground;
    bool airborne = true;
    for (std::size_t k = known; k <= i; ++k) {
      airborne = airborne && is_airborne(f_[k]);
      if (k > known && (is_on_ground(f_[k]) || is_on_ground(f_[k - 1])) &&
          (!ground || silence(f_, k) > silence(f_, *ground)))
        ground = k;
    }
    const std::size_t longest = longest_silence(f_, known + 1, i);
    if (ground)
      begins_[*ground] = true;
    else if (!airborne || silence(f_, longest) >= silence_of_correction)
      begins_[silence(f_, longest) >= silence_of_correction ? longest : i] = true;
  }

  void cut_on_ground() {
    for (std::size_t first = 0; first < f_.size();) {
      if (!is_on_ground(f_[first])) {
        ++first;
        continue;
      }
      std::size_t last = first;
      while (last + 1 < f_.size() && is_on_ground(f_[last + 1])) ++last;
      const bool between_flights = first > 0 && last + 1 < f_.size();
      if (between_flights && last > first && !cut_within(first, last + 1) &&
          seconds_between(*f_[first].time, *f_[last].time) >= turn_around)
        begins_[longest_silence(f_, first + 1, last)] = true;
      first = last + 1;
    }
  }

  const Fixes& f_;
  std::vector<bool> begins_;
};

std::string callsign_of_most(const Fixes& fixes) {
  std::map<std::string, std::size_t> count;
  for (const RawFix& f : fixes)
    if (!f.callsign.empty()) ++count[f.callsign];
  const auto most = std::max_element(count.begin(), count.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == count.end() ? "" : most->first;
}

// Leaves out the fixes of an aircraft that stands at its gate, but for the latest before it moves and the
// first after it has come to rest. Returns how many.
std::size_t drop_standing(Fixes& f) {
  const auto still = [](const RawFix& a, const RawFix& b) {
    return is_on_ground(a) && is_on_ground(b) && between(a, b) <= same_stand;
  };
  std::size_t first = 0, last = f.size() - 1;
  while (first + 1 < f.size() && still(f[0], f[first + 1])) ++first;
  while (last > first + 1 && still(f.back(), f[last - 1])) --last;
  const std::size_t dropped = first + (f.size() - 1 - last);
  f.erase(f.begin() + static_cast<std::ptrdiff_t>(last) + 1, f.end());
  f.erase(f.begin(), f.begin() + static_cast<std::ptrdiff_t>(first));
  return dropped;
}

}  // namespace

Legs legs_of(const RawTrack& record) {
  Legs result;
  const Cuts cuts(record.fixes);
  const auto finish = [&](RawTrack leg) {
    if (std::ranges::all_of(leg.fixes, is_on_ground)) {
      result.standing += leg.fixes.size();
      return;
    }
    result.standing += drop_standing(leg.fixes);
    if (const std::string callsign = callsign_of_most(leg.fixes); !callsign.empty()) leg.name = callsign;
    result.legs.push_back(std::move(leg));
  };
  const auto empty_leg = [&] {
    return RawTrack{.name = record.name, .aircraft = record.aircraft, .sort = Sort::record};
  };
  RawTrack leg = empty_leg();
  for (std::size_t i = 0; i < record.fixes.size(); ++i) {
    if (cuts.begins(i)) finish(std::exchange(leg, empty_leg()));
    leg.fixes.push_back(record.fixes[i]);
  }
  finish(std::move(leg));
  return result;
}

Height height_at(const Fixes& fixes, bool last) {
  const RawFix& end = last ? fixes.back() : fixes.front();
  if (end.ground) {
    if (*end.ground || !end.height_ft) return *end.ground ? Height::near_ground : Height::in_the_air;
  }
  if (!end.height_ft) return Height::unknown;
  if (*end.height_ft <= low_ft) return Height::near_ground;
  if (fixes.size() > 1 && end.time && !end.ground) {
    // Where airports lie high, the speed tells.
    const RawFix& next = last ? fixes[fixes.size() - 2] : fixes[1];
    if (next.time && *next.time != *end.time) {
      const double seconds = std::abs(seconds_between(*end.time, *next.time).value);
      if (between(end, next).value / seconds * 3.6 < slowest_kmh) return Height::near_ground;
    }
  }
  return Height::in_the_air;
}

}  // namespace homebound::data
