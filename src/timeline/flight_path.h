// A leg's path over the earth: geodesics between waypoints, or a recorded track.
#pragma once

#include <utility>
#include <vector>

#include "timeline/timeline.h"

namespace homebound::timeline {

struct PathPoint {
  LonLat at;
  double share = 0;  // share of the leg's distance, 0..1, never decreasing
};
// Returns points from start to finish, including the waypoints, of which no two neighbours are farther
// apart than `step`. Of a recorded path only the points are kept that lie more than `tolerance` from where
// the others put them.
std::vector<PathPoint> path_points(const Leg& leg, Metres step, Metres tolerance = Metres(0));

struct TimedPoint {
  LonLat at;
  Instant t;
};
// A part of a path that is recorded, or not. Times rise strictly.
struct TimedPart {
  std::vector<TimedPoint> points;  // at least two; each part begins where the previous one ended
  bool recorded = false;
};
// Returns the fixes of a recorded path. Along gaps, and where nothing is recorded, positions are calculated
// at every `step` of time. Gaps and the recorded spans between them are separate parts.
std::vector<TimedPart> timed_parts(const Leg& leg, Seconds step);

// Returns the shares of the distance (0..1) at which gaps begin and end; empty where nothing is recorded.
std::vector<std::pair<double, double>> gaps(const Leg& leg);

}  // namespace homebound::timeline
