// Map aids in the corners of the map: world inset, scale bar, north arrow and chart.
#pragma once

#include "compose/aids/chart.h"
#include "compose/column/overlays.h"
#include "compose/map/world.h"

namespace homebound::compose {

struct Aids {
  std::vector<drawing::Item> items;  // kept groups
  std::vector<Rect> boxes;           // what they cover; labels avoid it
  std::optional<Chart> chart;        // not included in `items`
};
// Places the aids in the lower right corner of the map, whatever the view: the chart, present only on
// request, the scale bar with the north arrow, and the inset above it. The latter two are left out where they
// would cover an airport.
Aids plan_aids(const Sheet& sheet, const View& view, const World& world, const Room& overlays);

}  // namespace homebound::compose
