// What a scenario's clock is called.
#pragma once

#include <string>

#include "base/language.h"
#include "scenario/model.h"

namespace homebound {

// Returns the name of the scenario's zone as readers know it: the one that the scenario gives it, "China
// time" / "北京时间" or, since the database calls most zones after a city, "Khartoum time" / "喀土穆时间".
// The city is written as the story or, where it is not of the story, as the register of airports writes it.
// Where neither knows it in Chinese, and for zones without a city ("Etc/GMT+3"), it is the database's own
// name.
std::string zone_title(const scenario::Scenario& scenario, Language language);

}  // namespace homebound
