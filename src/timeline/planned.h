// Where flights should be, beside where they are.
#pragma once

#include <vector>

#include "timeline/timeline.h"

namespace homebound::timeline {

// A flight as it was planned.
struct PlannedFlight {
  std::size_t leg = 0;  // the leg that flew, or never did
  Leg way;              // with the planned times
  bool apart = false;   // it is another way than was flown, or none was
};

// Returns the flights that have a plan beside what happened: scheduled times, a planned way beside the flown
// or recorded one, and those that never flew. What the filter hides is left out. A time that no plan tells is
// estimated from the other.
std::vector<PlannedFlight> planned_flights(const Timeline& timeline);

}  // namespace homebound::timeline
