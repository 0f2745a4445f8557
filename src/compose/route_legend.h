// The part of the legend that explains routes: only what occurs on the map.
#pragma once

#include "compose/ink.h"
#include "compose/route_style.h"

namespace homebound::compose {

// Written between `box`'s sides from `y` down; returns the last baseline.
double draw_route_legend(Items& items, const timeline::Timeline& timeline, const RouteStyles& styles,
                         const Rect& box, double y, const Options& options, const Theme& theme);

}  // namespace homebound::compose
