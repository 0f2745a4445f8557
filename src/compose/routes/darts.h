// Small aircraft for maps of many flights.
#pragma once

#include "compose/kit/ink.h"
#include "compose/routes/route_line.h"
#include "compose/routes/route_style.h"

namespace homebound::compose {

// Draws the aircraft in the air, one fill per colour, unless there are more than a map can show.
void draw_darts(Items& items, const timeline::FrameState& state, const LegLines& lines,
                const RouteStyles& styles, const Theme& theme);

}  // namespace homebound::compose
