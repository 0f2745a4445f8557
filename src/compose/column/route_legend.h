// The part of the legend that explains routes: only what occurs on the map.
#pragma once

#include "compose/kit/legend_rows.h"
#include "compose/routes/route_style.h"

namespace homebound::compose {

// Whether there is anything to explain: nothing is dashed where nothing has a time, nor in a network.
bool has_route_legend(const timeline::Timeline& timeline, const RouteStyles& styles);
// How sure the times are, how many people a line's width stands for, which place a colour stands for.
void add_route_legend(LegendRows& rows, const timeline::Timeline& timeline, const RouteStyles& styles,
                      const Options& options, const Theme& theme);

}  // namespace homebound::compose
