// A leg's way over the earth, whether it is made of geodesics between waypoints or was recorded.
#pragma once

#include <utility>
#include <vector>

#include "timeline/timeline.h"

namespace homebound::timeline {

struct WayPoint {
  LonLat at;
  double share = 0;  // of the leg's distance, 0..1, never falling
};
// From start to finish, no two neighbours farther apart than `step`; waypoints are among them. Of a recorded
// way only the points that lie more than `tolerance` from where the others put them.
std::vector<WayPoint> way_points(const Leg& leg, Metres step, Metres tolerance = Metres(0));

struct TimedPoint {
  LonLat at;
  Instant t;
};
// The fixes of a recorded way; where there are none, and along gaps, a position every `step` of time.
// Strictly rising times. Parts between gaps follow one another as parts of the result, `recorded` or not.
struct TimedPart {
  std::vector<TimedPoint> points;  // at least two; each part begins where the one before it ended
  bool recorded = false;
};
std::vector<TimedPart> timed_parts(const Leg& leg, Seconds step);

// Shares of the distance at which gaps begin and end; none where nothing was recorded.
std::vector<std::pair<double, double>> gaps(const Leg& leg);

}  // namespace homebound::timeline
