// Routes and aircraft on the page: laid out once a view, cut and placed for every instant.
#pragma once

#include "compose/kit/ink.h"
#include "compose/routes/route_line.h"
#include "compose/routes/route_style.h"

namespace homebound::compose {

struct Routes {
  RouteStyles style;
  std::vector<RouteLine> lines;                   // by leg; empty for one that the filter hides
  std::shared_ptr<const drawing::Group> network;  // all of them, where they are a network
};
Routes lay_out_routes(const timeline::Timeline& timeline, const View& view, const Theme& theme,
                      const Options& options);

// What is flown is a full line, what is left a thin one; both are dashed by the certainty of the times. An
// aircraft draws a trail over its last 40 minutes; a route without one has an arrow head. `emphasised` is a
// leg that stands out from all others.
void draw_routes(Items& items, const timeline::Timeline& timeline, const timeline::FrameState& state,
                 const Routes& routes, const Theme& theme, std::optional<std::size_t> emphasised);
void draw_aircraft(Items& items, const timeline::FrameState& state, const Routes& routes, const Theme& theme,
                   std::optional<std::size_t> emphasised);
// A ring that grows and fades at the place of a landing for 1.2 seconds of the story, and a smaller one at
// a departure.
void draw_pulses(Items& items, const timeline::Timeline& timeline, const timeline::FrameState& state,
                 const Routes& routes);

}  // namespace homebound::compose
