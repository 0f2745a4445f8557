// The zone of a scenario that names none, and suggestions for misspelt ones.
#pragma once

#include <string>
#include <string_view>

#include "base/message.h"
#include "scenario/model.h"

namespace homebound::scenario {

// Returns "; did you mean 'Asia/Shanghai'?" or "".
Text nearest_zone(std::string_view zone);

// Returns the zone in which most flights leave, whose clock their story is best told on; UTC where they leave
// all over the world, less than a third of them in any one zone, and where no flight has a time.
std::string main_zone(const Scenario& scenario);

}  // namespace homebound::scenario
