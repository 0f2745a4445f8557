// The differences between two lists of flights as a scenario of their own, to be drawn or exported like any
// other.
#pragma once

#include <string>

#include "timeline/difference.h"

namespace homebound::timeline {

// Returns a scenario without times in which each flight that differs is of a kind that says how: new, gone,
// moved (in time or place), other people, both, or told otherwise; the legend names and counts the kinds. Of
// a flight that has another way than before both ways are there. Flights that are the same are left out and
// counted in the attribution. `from` and `to` are what the lists are called.
scenario::Scenario drawn_difference(const Timeline& before, const Timeline& after,
                                    const Difference& difference, const std::string& from,
                                    const std::string& to);

}  // namespace homebound::timeline
