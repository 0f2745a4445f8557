// The trail that an aircraft leaves: the way it has come in the last forty minutes, fading.
#pragma once

#include "compose/routes/routes.h"

namespace homebound::compose {

// Draws the trail of a leg that is in the air, along its laid-out line. `strength` is 1 for full opacity.
void draw_trail(Items& items, const Traffic& traffic, std::size_t leg, float strength);

}  // namespace homebound::compose
