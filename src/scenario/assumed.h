// Tells which places were assumed from what the sources call them.
#pragma once

#include <string>
#include <vector>

#include "scenario/model.h"

namespace homebound::scenario {

// Returns the codes of the airports that were assumed from the names of towns, each once, in the order of the
// flights: "LHR" for London. One that was assumed from its code is named as it is.
std::vector<std::string> assumed_airports(const Scenario& scenario);
// Returns those that were assumed from positions, as from the ends of tracks.
std::vector<std::string> airports_at_positions(const Scenario& scenario);

}  // namespace homebound::scenario
