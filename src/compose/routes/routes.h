// Routes and aircraft on the page: laid out once per view, cut and placed at every instant.
#pragma once

#include "compose/kit/ink.h"
#include "compose/routes/bands.h"
#include "compose/routes/density.h"
#include "compose/routes/flows.h"
#include "compose/routes/planned.h"
#include "compose/routes/route_form.h"
#include "compose/routes/route_line.h"
#include "compose/routes/route_mark.h"
#include "compose/routes/route_style.h"

namespace homebound::compose {

struct Routes {
  RouteStyles style;
  LegLines lines;                    // empty for legs that the filter hides
  std::vector<MarkedLine> marked;    // likewise; empty where no flights are drawn singly
  std::vector<PlannedLine> planned;  // of the layer of plans; empty where no flights are drawn singly
  // The forms in which they are drawn, and what of those does not change with time.
  struct Form : RouteForm {
    FlowMap flows;  // of corridors and flows
    std::shared_ptr<const KeptBands> bands;
    std::shared_ptr<const DensityShade> density;  // of a density shade
  };
  std::vector<Form> forms;
  Size page;
  // Returns the opacity (0..1) of single flights and their aircraft.
  double flights() const;
};
Routes lay_out_routes(const timeline::Timeline& timeline, const View& view, const Theme& theme,
                      const Options& options);

// Returns whether the flights of a timeline, all of which a filter may show again, are legible in a view when
// each is drawn singly.
bool legible_singly(const timeline::Timeline& timeline, const View& view, const Theme& theme);

// Returns the places that a map of these routes marks, from the busiest, as indices into Scenario::places:
// of the hubs of flows or the places of a density shade the busiest, and those that stand apart; nullopt:
// all.
std::optional<std::vector<std::size_t>> marked_places(const Routes& routes,
                                                      const timeline::Timeline& timeline, const View& view);

struct Single;  // compose/routes/single.h

// The flights on the page at an instant. Holds references to values that must outlive it; create it where it
// is passed on.
struct Traffic {
  const timeline::Timeline& timeline;
  const timeline::FrameState& state;
  const Routes& routes;
  const Theme& theme;
  std::vector<std::size_t> stressed = {};  // legs that stand out
  const Single* single = nullptr;          // the place that is singled out; null: none
};
// Tells whether a leg stands out.
bool stands_out(const Traffic& traffic, std::size_t leg);
// Draws the routes in the forms chosen for the view. A single flight's flown part is a full line and the
// rest a thin one, both marked by the certainty of the times. An aircraft trails its last 40 minutes; a
// route without one has an arrow head.
void draw_routes(Items& items, const Traffic& traffic);
// Draws aircraft where flights are drawn singly, and darts elsewhere, where places are not joined.
void draw_aircraft(Items& items, const Traffic& traffic);
// Draws a ring that grows and fades at a landing for 1.2 seconds of the story, and a smaller one at a
// departure.
void draw_pulses(Items& items, const Traffic& traffic);

}  // namespace homebound::compose
