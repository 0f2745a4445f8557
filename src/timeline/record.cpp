#include "timeline/record.h"

#include <algorithm>

namespace homebound::timeline {
namespace {

using scenario::Certainty;

constexpr Metres at_airport{10e3};

Seconds usual_interval(const std::vector<Instant>& times) {
  std::vector<std::chrono::milliseconds> intervals;
  for (std::size_t i = 1; i < times.size(); ++i) intervals.push_back(times[i] - times[i - 1]);
  const auto middle = intervals.begin() + static_cast<std::ptrdiff_t>(intervals.size() / 2);
  std::nth_element(intervals.begin(), middle, intervals.end());
  return Seconds(static_cast<double>(middle->count()) / 1000);
}

void measure(Recording& r) {
  r.along = {0};
  r.along.reserve(r.points.size());
  for (std::size_t i = 1; i < r.points.size(); ++i)
    r.along.push_back(r.along.back() + geodesic_inverse(r.points[i - 1], r.points[i]).distance.value);
}

void find_gaps(Recording& r, const data::Track& track) {
  const std::size_t offset = r.starts_recorded ? 0 : 1;
  std::vector<bool> breaks(r.points.size(), false);
  for (const std::size_t b : track.breaks) breaks[b + offset] = true;
  const Seconds usual = track.timed() ? usual_interval(track.times) : Seconds(0);
  const Seconds long_ago = std::max(shortest_gap, usual * unusual);
  for (std::size_t i = 0; i + 1 < r.points.size(); ++i) {
    const bool outside = (i == 0 && !r.starts_recorded) || (i + 2 == r.points.size() && !r.ends_recorded);
    const bool late = track.timed() && !outside && seconds_between(r.times[i], r.times[i + 1]) >= long_ago;
    const bool far = r.along[i + 1] - r.along[i] > least_gap.value;
    if (outside || ((breaks[i + 1] || late) && far)) r.gaps.push_back(i);
  }
}

// The end of a leg that lies beyond its record, at an airport far from it: when the aircraft is there, and
// how certain that is.
struct Beyond {
  Instant at;
  Certainty sure;
};
Beyond beyond(Instant fix, Metres away, const std::optional<scenario::Time>& told, const Leg& leg,
              int sense) {
  if (told && (told->at - fix).count() * sense > 0) return {told->at, told->sure};
  const Seconds way(std::max(1.0, away.value / (leg.profile.cruise_kmh / 3.6)));
  return {after(fix, way * sense), Certainty::estimated};
}

}  // namespace

void follow_track(Leg& leg, const scenario::Scenario& scenario, const scenario::Flight& flight) {
  const data::Track& track = *flight.track->record;
  Recording r;
  r.points = track.points;
  r.times = track.times;
  r.fixes = track.points.size();
  leg.depart_sure = leg.arrive_sure = Certainty::tracked;
  const LonLat from = scenario.places[flight.from].at, to = scenario.places[flight.to].at;
  if (const Metres away = geodesic_inverse(from, r.points.front()).distance; away > at_airport) {
    r.starts_recorded = false;
    r.points.insert(r.points.begin(), from);
    if (track.timed()) {
      const Beyond end = beyond(r.times.front(), away, flight.depart, leg, -1);
      r.times.insert(r.times.begin(), end.at);
      leg.depart_sure = end.sure;
    }
  }
  if (const Metres away = geodesic_inverse(to, r.points.back()).distance; away > at_airport) {
    r.ends_recorded = false;
    r.points.push_back(to);
    if (track.timed()) {
      const Beyond end = beyond(r.times.back(), away, flight.arrive, leg, 1);
      r.times.push_back(end.at);
      leg.arrive_sure = end.sure;
    }
  }
  measure(r);
  find_gaps(r, track);
  r.weight = weights(r.points, r.along, r.gaps);
  if (track.timed()) leg.depart = r.times.front(), leg.arrive = r.times.back();
  leg.distance = Metres(r.along.back());
  leg.start = r.points.front();
  leg.finish = r.points.back();
  leg.recording = std::make_shared<const Recording>(std::move(r));
}

}  // namespace homebound::timeline
