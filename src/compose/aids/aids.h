// Map aids in the corners of the map: world inset, scale bar, north arrow and chart.
#pragma once

#include "compose/aids/chart.h"
#include "compose/column/overlays.h"
#include "compose/map/world.h"
#include "compose/routes/route_line.h"

namespace homebound::compose {

struct Aids {
  std::vector<drawing::Item> items;  // kept groups
  std::vector<Rect> boxes;           // what they cover; labels avoid it
  std::optional<Chart> chart;        // not included in `items`
};
// Places each aid in the map corner where it meets no overlay and no airport mark and covers the least of
// the routes; omits it when there is none. The chart, present only on request, then takes the corner where
// it covers least.
Aids plan_aids(const Sheet& sheet, const View& view, const World& world, const Room& overlays,
               const std::vector<RouteLine>& routes);

}  // namespace homebound::compose
