// The way over the earth of a camera that follows a flight or the people aboard.
#pragma once

#include <vector>

#include "geo/lonlat.h"
#include "geo/sphere.h"
#include "timeline/timeline.h"

namespace homebound::compose {

// Where the camera looks at each second of a part of the story. Of the people aboard it is the middle: the
// mean of the aircraft's places on the sphere, weighted by those aboard. While nobody is aboard it goes from
// where they last were to where they next are. Starts, stops and departures are rounded off over a second of
// film, so that the camera never jerks.
class FollowedPath {
 public:
  FollowedPath(const timeline::Timeline& timeline, const scenario::Followed& followed, double from_second,
               double to_second);
  // False when nobody is aboard at any time.
  bool leads_anywhere() const { return !points_.empty(); }

  // Returns the position at a second, clamped to the part.
  LonLat at(double second) const;
  // Tells whether the camera moves within a time step after a second.
  bool moves_at(double second) const;
  double step() const { return step_; }  // seconds between the points that are worked out

 private:
  double from_, step_;
  std::vector<Vec3> points_;  // a step apart
};

}  // namespace homebound::compose
