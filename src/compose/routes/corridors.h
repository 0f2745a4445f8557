// Legs over the same way, there or back, share a corridor and run in lanes beside one another.
#pragma once

#include <vector>

#include "timeline/timeline.h"

namespace homebound::compose {

struct Corridor {
  struct Lane {
    std::size_t leg = 0;
    bool reversed = false;  // flown against the direction of the corridor's first leg
    double centre = 0;      // page units to the right of the corridor's middle, seen along that direction
  };
  std::vector<Lane> lanes;
  double width = 0;  // from outer edge to outer edge, page units
};

constexpr double lane_gap = 2.6;  // page units of map between two lines

// A corridor for each way flown. Traffic keeps to the right of its own direction; the legs of one direction
// lie in the order of the timeline. `widths` are those of the lines, by leg, in page units.
std::vector<Corridor> corridors(const timeline::Timeline& timeline, const std::vector<double>& widths);

}  // namespace homebound::compose
