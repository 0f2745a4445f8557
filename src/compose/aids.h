// What helps to read a map and stands in its corners: world inset, scale bar and north arrow.
#pragma once

#include "compose/chart.h"
#include "compose/compose.h"
#include "compose/furniture.h"

namespace homebound::compose {

struct Aids {
  std::vector<scene::Item> items;  // kept groups
  std::vector<Rect> boxes;         // what they cover, for labels to keep clear of
  std::optional<Chart> chart;      // not one of the items
};
// Each in the corner of the map where it meets no furniture, no airport's mark and least of the routes; left
// out when there is no such corner. The chart, which is there only when asked for, then takes the corner
// where it covers least.
Aids plan_aids(const World& world, const timeline::Timeline& timeline, const View& view, const Layout& layout,
               const Furniture& furniture, const RouteStyles& styles, const Options& options,
               const Theme& theme, const std::vector<Path>& routes);

}  // namespace homebound::compose
