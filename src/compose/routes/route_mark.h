// Draws how sure a route's times are into its line: dashes in step with those of its neighbours, or edges.
#pragma once

#include "compose/routes/route_line.h"
#include "compose/routes/route_style.h"

namespace homebound::compose {

// What is stroked of a route: the same shares of the way as its line, in dashes where it is dashed, and its
// edges.
struct MarkedLine {
  RouteLine line, edges;
};

// Marks a line by its style. `way` is the line before it was parted from others: dashes are measured along
// it, so that on the lanes of one way, of both directions, they lie side by side. They stand still whatever
// part of the line is drawn. Only those on or near the page are made.
MarkedLine marked(const RouteLine& line, const RouteLine& way, const RouteStyle& style, Size page);

}  // namespace homebound::compose
