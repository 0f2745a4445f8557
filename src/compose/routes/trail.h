// The trail that an aircraft leaves: the way it has come in the last forty minutes, fading.
#pragma once

#include "compose/kit/ink.h"
#include "compose/routes/route_line.h"
#include "compose/routes/route_style.h"

namespace homebound::compose {

// Draws the trail of a flight in the air at `t`, along its laid-out line. `strength` is 1 for full opacity.
void draw_trail(Items& items, const timeline::Leg& leg, const timeline::FlightState& flight, Instant t,
                const RouteLine& line, const RouteStyle& style, float strength);

}  // namespace homebound::compose
