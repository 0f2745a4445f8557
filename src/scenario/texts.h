// Collects the texts of a scenario that a picture may show.
#pragma once

#include <string>
#include <vector>

#include "scenario/model.h"

namespace homebound::scenario {

// Returns each text in the language, or in both, in the order of the model.
std::vector<std::string> texts(const Scenario& scenario, Language language);

}  // namespace homebound::scenario
