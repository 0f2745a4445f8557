// Map aids in the corners of the map: world inset, scale bar, north arrow and charts.
#pragma once

#include "compose/aids/chart.h"
#include "compose/aids/tally_chart.h"
#include "compose/column/overlays.h"
#include "compose/map/world.h"

namespace homebound::compose {

struct Aids {
  std::vector<drawing::Item> items;  // kept groups
  std::vector<Rect> boxes;           // what they cover; labels avoid it
  // Not included in `items`.
  std::optional<Chart> chart;
  std::vector<TallyChart> charts;  // one of each form at most
};
// Places the aids in the lower right corner of the map, whatever the view: the charts, present only on
// request, the scale bar with the north arrow, and the inset above it. The latter two are left out where they
// would cover an airport or a region that was asked for. Charts that do not fit above one another stand side
// by side; on tall pages they stand side by side first. Those of a plan of the same sheet are taken over from
// its `before`.
Aids plan_aids(const Sheet& sheet, const View& view, const World& world, const Room& overlays,
               const Aids* before = nullptr);

}  // namespace homebound::compose
