// A scenario without what is not for an audience. What goes is gone from the value, not hidden in it.
#pragma once

#include <vector>

#include "scenario/model.h"

namespace homebound::scenario {

// What goes.
struct Withheld {
  bool notes = false;    // the speaker's, and those on events, flights, groups, times and claims
  bool sources = false;  // with all citations, and the attribution, which names them
  // Who is aboard: of each flight only how many. Kinds of people that share a flight become default_kind on
  // all flights, since what was left of them would pass for the whole.
  bool groups = false;
  // Flags of flights and figures, in the order of their lists; empty: none go.
  std::vector<bool> flights, figures;
};

// Returns the scenario without it. Places, sources, kinds, callouts and events go that only belonged to what
// goes; cameras that only looked there look as at the top of the file. How many flights went is added to
// Scenario::withheld.
Scenario without(Scenario scenario, const Withheld& what);

}  // namespace homebound::scenario
