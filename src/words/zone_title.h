// What a scenario's clock is called.
#pragma once

#include <string>

#include "base/language.h"
#include "scenario/model.h"

namespace homebound {

// Returns the name of the scenario's zone as readers know it: the one that the scenario gives it, "China
// time" / "北京时间" or, where the zone is called after a city of the story, "Khartoum time" / "喀土穆时间";
// the database's own, "Africa/Khartoum", where there is no other.
std::string zone_title(const scenario::Scenario& scenario, Language language);

}  // namespace homebound
