// Joins flights into flows: all flights from one place to another, or from one group of near places to
// another, become one band whose width tells how many.
#pragma once

#include <span>
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
  float faintest = 0;            // see RouteStyle
  RouteLine way;                 // from the one to the other, the middle between both directions
  double offset = 0, width = 0;  // of the band: page units to the right of the way, to its nearer edge
};

// Returns how far to the right of its way a band lies, page units, at a share of the way and of the band's
// width. Bands taper in the direction of travel, as do those beside them, and end in a point on their mark.
double right_of_way(const Flow& flow, double along, double across);

struct FlowMap {
  std::vector<Hub> hubs;
  std::vector<Flow> flows;  // from the thinnest
  BandRule rule;
  double ink = 0;      // see RouteInk
  double busiest = 0;  // the largest traffic of a hub one way
};

// Which flights become flows, and how.
struct FlowOrder {
  std::span<const std::size_t> legs;  // all of them shown
  // Places are joined that lie within so many page units and 300 km of a busier one of the same country; with
  // a reach of 0 every way flown is a flow of its own, and every flow is kept. Else, of more flows than leave
  // the map legible only the largest are.
  double reach = 0;
  // Scales leave room for a flow and a hub of these sizes, people or flights, that another map has.
  double largest = 0, busiest = 0;
};
// Returns the flows of some flights. `lines` are the routes by leg (see shared_lines()).
FlowMap lay_out_flows(const timeline::Timeline& timeline, const View& view, const Theme& theme,
                      const RouteStyles& styles, const std::vector<RouteLine>& lines, const FlowOrder& order);

// Returns the places that are drawn as one, a given place among them; none where that stands alone.
std::vector<std::size_t> joined_at(const FlowMap& map, std::size_t place);

// Returns the length of a line inside the page, page units.
double length_on_page(const RouteLine& line, Size page);

}  // namespace homebound::compose
