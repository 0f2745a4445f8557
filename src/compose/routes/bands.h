// Draws flows as bands that taper towards where they go, and hubs as half discs.
#pragma once

#include <memory>
#include <vector>

#include "base/recent.h"
#include "compose/kit/ink.h"
#include "compose/routes/flows.h"

namespace homebound::compose {

// Draws each flow as a pale band, and in it a full one as wide as the share that has departed at `t`. A
// timeline without times shows full bands. Fine flows are hairlines below them. Bands keep to the right of
// their way. What is farther from the page than the page is large is left out.
void draw_bands(Items& items, const FlowMap& map, const timeline::Timeline& timeline, Instant t,
                const Theme& theme, Size page);
// Keeps the bands of a map until another flight departs: they change with nothing else.
class KeptBands {
 public:
  KeptBands(const FlowMap& map, const timeline::Timeline& timeline);
  // Draws the same bands as draw_bands().
  void draw(Items& items, const FlowMap& map, const timeline::Timeline& timeline, Instant t,
            const Theme& theme, Size page) const;

 private:
  std::vector<Instant> departures_;                                     // of the map's flights, in order
  mutable Recent<std::size_t, std::shared_ptr<const Items>> drawn_{2};  // by how many have departed
};
// Draws a hub's traffic as areas: the left half of a disc for what leaves, the right half for what comes.
void draw_hubs(Items& items, const FlowMap& map, const Theme& theme);

// Returns the radius of a hub's half disc, page units: its area is in proportion to the traffic.
double hub_radius(double size, double busiest);
// Draw samples for a legend: of both half discs around a point, and of a band from its left end.
void draw_hub_sample(Items& items, Point at, double radius, const Theme& theme);
void draw_band_sample(Items& items, Point at, double along, double width, Colour colour);

}  // namespace homebound::compose
