// The legend of routes; it explains only what occurs on the map.
#pragma once

#include "compose/kit/legend_rows.h"
#include "compose/routes/route_style.h"

namespace homebound::compose {

// Returns whether there is anything to explain. Dashes need no explanation where no times are given.
bool has_route_legend(const timeline::Timeline& timeline, const RouteStyles& styles);
// Explains the certainty of times and the people per line width, or what a band or a shade stands for and how
// many flights it holds, and the place per colour.
void add_route_legend(LegendRows& rows, const timeline::Timeline& timeline, const RouteStyles& styles,
                      const Options& options, const Theme& theme);
// Adds only what must not go unsaid, however little room there is: how sure times are that are not reported.
void add_certainty(LegendRows& rows, const timeline::Timeline& timeline, const RouteStyles& styles,
                   const Options& options, const Theme& theme);
// Adds what colours, marks and dots stand for, without which they would be guessed at.
void add_keys(LegendRows& rows, const timeline::Timeline& timeline, const RouteStyles& styles,
              const Options& options, const Theme& theme);
bool has_keys(const timeline::Timeline& timeline, const RouteStyles& styles);
// Returns whether add_certainty() adds anything.
bool has_certainty(const timeline::Timeline& timeline, const RouteStyles& styles);

}  // namespace homebound::compose
