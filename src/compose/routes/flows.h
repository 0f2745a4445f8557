// Joins flights into flows: all flights from one place to another, or from one group of near places to
// another, become one band whose width tells how many.
#pragma once

#include <vector>

#include "compose/routes/route_line.h"
#include "compose/routes/route_style.h"

namespace homebound::compose {

// A place, or places near one another on the page that are drawn as one, where the busiest of them is.
struct Hub {
  std::size_t place = 0;             // the busiest, an index into Scenario::places
  std::vector<std::size_t> members;  // all of them
  std::optional<Point> at;           // page units; nullopt outside the map
  double out = 0, in = 0;            // people or flights that leave for and come from other hubs
};

// What goes one way from one hub to another, in one colour.
struct Flow {
  std::size_t from = 0, to = 0;   // indices into FlowMap::hubs
  std::vector<std::size_t> legs;  // in order of departure
  std::vector<double> moved;      // by leg: how much has gone with it and those before
  scenario::HeadCount people;
  double size = 0;  // people, or flights: see BandRule
  Colour colour;
  RouteLine way;                 // from the one to the other, the middle between both directions
  double offset = 0, width = 0;  // of the band: page units to the right of the way, to its nearer edge
};

struct FlowMap {
  std::vector<Hub> hubs;
  std::vector<Flow> flows;  // from the thinnest
  BandRule rule;
  double ink = 0;  // see RouteInk
};

// Returns the flows of the flights shown. `lines` are the routes by leg (see shared_lines()). Places are
// joined that lie within `reach` page units and 300 km of a busier one of the same country; with a reach of
// 0 every way flown is a flow of its own. Of more flows than leave the map legible only the largest are kept,
// if `reach` is not 0.
FlowMap lay_out_flows(const timeline::Timeline& timeline, const View& view, const Theme& theme,
                      const RouteStyles& styles, const std::vector<RouteLine>& lines, double reach);

// Returns the length of a line inside the page, page units.
double length_on_page(const RouteLine& line, Size page);

}  // namespace homebound::compose
