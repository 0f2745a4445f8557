// Groups legs that fly the same way, in either direction, into corridors with parallel lanes.
#pragma once

#include <vector>

#include "timeline/timeline.h"

namespace homebound::compose {

struct Corridor {
  struct Lane {
    std::size_t leg = 0;
    bool reversed = false;  // flown against the corridor's first leg
    double centre = 0;      // page units right of the corridor's middle, in that leg's direction
  };
  std::vector<Lane> lanes;
  double width = 0;  // from outer edge to outer edge, page units
};

constexpr double lane_gap = 2.6;  // page units between two lines

// Returns one corridor per way flown. Traffic keeps to the right of its own direction; legs in the same
// direction are in timeline order. `widths` are the line widths by leg, page units.
std::vector<Corridor> corridors(const timeline::Timeline& timeline, const std::vector<double>& widths);

}  // namespace homebound::compose
