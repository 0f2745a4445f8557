// Tells which places were assumed from what the sources call them.
#pragma once

#include <string>
#include <vector>

#include "scenario/model.h"

namespace homebound::scenario {

// Returns the codes of the airports that were assumed from the names of towns, each once, in the order of the
// flights: "LHR" for London.
std::vector<std::string> assumed_airports(const Scenario& scenario);

}  // namespace homebound::scenario
