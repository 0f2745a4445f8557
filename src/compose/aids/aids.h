// Aids to reading a map, which stand in its corners: world inset, scale bar, north arrow and chart.
#pragma once

#include "compose/aids/chart.h"
#include "compose/column/furniture.h"
#include "compose/map/world.h"
#include "compose/routes/route_line.h"

namespace homebound::compose {

struct Aids {
  std::vector<drawing::Item> items;  // kept groups
  std::vector<Rect> boxes;           // what they cover, for labels to keep clear of
  std::optional<Chart> chart;        // not one of the items
};
// Each in the corner of the map where it meets no furniture, no airport's mark and least of the routes; left
// out when there is no such corner. The chart, which is there only when asked for, then takes the corner
// where it covers least.
Aids plan_aids(const Sheet& sheet, const View& view, const World& world, const Room& furniture,
               const std::vector<RouteLine>& routes);

}  // namespace homebound::compose
