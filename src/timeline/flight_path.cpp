#include "timeline/flight_path.h"

#include <algorithm>
#include <cmath>

namespace homebound::timeline {
namespace {

double share_of(const Leg& leg, double metres) { return metres / std::max(1.0, leg.distance.value); }

// Adds a geodesic's points except its first, which is there already.
void add_geodesic(std::vector<PathPoint>& way, const Leg& leg, const GeodesicLine& line, double from,
                  double to, Metres step) {
  const double length = line.length().value;
  const int pieces = std::max(1, static_cast<int>(std::ceil(length / step.value)));
  for (int i = 1; i <= pieces; ++i) {
    const double part = static_cast<double>(i) / pieces;
    way.push_back({i == pieces ? line.to() : line.at(Metres(length * part)).at,
                   share_of(leg, from + (to - from) * part)});
  }
}

std::vector<PathPoint> recorded_points(const Leg& leg, Metres step, Metres tolerance) {
  const Recording& r = *leg.recording;
  std::vector<PathPoint> way{{r.points.front(), 0}};
  for (std::size_t last = 0, i = 1; i < r.points.size(); ++i) {
    if (r.weight[i] < tolerance.value) continue;
    if (r.along[i] - r.along[last] > step.value) {
      add_geodesic(way, leg, GeodesicLine(r.points[last], r.points[i]), r.along[last], r.along[i], step);
    } else {
      way.push_back({r.points[i], share_of(leg, r.along[i])});
    }
    last = i;
  }
  return way;
}

// Adds positions at even intervals from one instant to another, including both.
void add_even(std::vector<TimedPoint>& points, const Leg& leg, Instant from, Instant to, Seconds step) {
  const Seconds lasts = seconds_between(from, to);
  const int pieces = std::max(1, static_cast<int>(std::ceil(lasts / step)));
  for (int i = points.empty() ? 0 : 1; i <= pieces; ++i) {
    const Instant t = i == pieces ? to : after(from, lasts * (static_cast<double>(i) / pieces));
    if (points.empty() || t > points.back().t) points.push_back({position(leg, progress(leg, t)), t});
  }
}

// Returns where a way bends (its waypoints or untimed fixes) and its end.
std::vector<PathPoint> corners(const Leg& leg) {
  std::vector<PathPoint> result;
  double passed = 0;
  for (const GeodesicLine& line : leg.path) {
    passed += line.length().value;
    result.push_back({line.to(), share_of(leg, passed)});
  }
  if (leg.recording)
    for (std::size_t i = 1; i < leg.recording->points.size(); ++i)
      result.push_back({leg.recording->points[i], share_of(leg, leg.recording->along[i])});
  result.back().share = 1;
  return result;
}

// Returns when the speed profile has brought the aircraft to this share, found by bisection to the
// millisecond.
Instant time_at(const Leg& leg, double share) {
  Instant low = leg.depart, high = leg.arrive;
  while (high - low > std::chrono::milliseconds(1)) {
    const Instant middle = low + (high - low) / 2;
    (progress(leg, middle) < share ? low : high) = middle;
  }
  return high;
}

}  // namespace

std::vector<PathPoint> path_points(const Leg& leg, Metres step, Metres tolerance) {
  if (leg.recording) return recorded_points(leg, step, tolerance);
  std::vector<PathPoint> way{{leg.path.front().from(), 0}};
  double passed = 0;
  for (const GeodesicLine& line : leg.path) {
    add_geodesic(way, leg, line, passed, passed + line.length().value, step);
    passed += line.length().value;
  }
  way.back().share = 1;
  return way;
}

std::vector<TimedPart> timed_parts(const Leg& leg, Seconds step) {
  std::vector<TimedPart> parts;
  if (!leg.recording || leg.recording->times.empty()) {
    auto& points = parts.emplace_back().points;
    Instant last = leg.depart;
    for (const PathPoint& corner : corners(leg)) {
      const Instant t = corner.share < 1 ? time_at(leg, corner.share) : leg.arrive;
      if (t > last) add_even(points, leg, last, t, step), points.back().at = corner.at, last = t;
    }
    return parts;
  }
  const Recording& r = *leg.recording;
  const auto add_recorded = [&](std::size_t first, std::size_t last) {
    if (first >= last) return;
    TimedPart& part = parts.emplace_back();
    part.recorded = true;
    for (std::size_t i = first; i <= last; ++i) part.points.push_back({r.points[i], r.times[i]});
  };
  std::size_t first = 0;
  for (const std::size_t gap : r.gaps) {
    add_recorded(first, gap);
    add_even(parts.emplace_back().points, leg, r.times[gap], r.times[gap + 1], step);
    first = gap + 1;
  }
  add_recorded(first, r.points.size() - 1);
  return parts;
}

std::vector<std::pair<double, double>> gaps(const Leg& leg) {
  std::vector<std::pair<double, double>> result;
  if (!leg.recording) return result;
  for (const std::size_t gap : leg.recording->gaps)
    result.emplace_back(share_of(leg, leg.recording->along[gap]),
                        share_of(leg, leg.recording->along[gap + 1]));
  return result;
}

}  // namespace homebound::timeline
