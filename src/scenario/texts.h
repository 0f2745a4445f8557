// Collects the texts of a scenario that a picture may show.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/model.h"

namespace homebound::scenario {

// Returns each text in each of the languages ("en", "zh"), in the order of the model.
std::vector<std::string> texts(const Scenario& scenario, std::span<const std::string_view> languages);

}  // namespace homebound::scenario
