// Routes and aircraft on the page: laid out once per view, cut and placed at every instant.
#pragma once

#include "compose/kit/ink.h"
#include "compose/routes/route_line.h"
#include "compose/routes/route_style.h"

namespace homebound::compose {

struct Routes {
  RouteStyles style;
  std::vector<RouteLine> lines;                   // by leg; empty for legs that the filter hides
  std::shared_ptr<const drawing::Group> network;  // all lines, for a network
};
Routes lay_out_routes(const timeline::Timeline& timeline, const View& view, const Theme& theme,
                      const Options& options);

// The flights on the page at an instant. Holds references to values that must outlive it; create it where it
// is passed on.
struct Traffic {
  const timeline::Timeline& timeline;
  const timeline::FrameState& state;
  const Routes& routes;
  const Theme& theme;
  std::optional<std::size_t> emphasised;  // a leg to single out
};
// Draws the flown part of a route as a full line and the rest as a thin one, both dashed by the certainty
// of the times. An aircraft trails its last 40 minutes; a route without one has an arrow head.
void draw_routes(Items& items, const Traffic& traffic);
void draw_aircraft(Items& items, const Traffic& traffic);
// Draws a ring that grows and fades at a landing for 1.2 seconds of the story, and a smaller one at a
// departure.
void draw_pulses(Items& items, const Traffic& traffic);

}  // namespace homebound::compose
