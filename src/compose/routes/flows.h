// Joins flights into flows: all flights from one place to another, or from one group of near places to
// another, become one band whose width tells how many.
#pragma once

#include <cstdint>
#include <memory>
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

// Legs that fly one way from one place to another, in one colour.
struct Bundle {
  std::size_t from = 0, to = 0;          // indices into Scenario::places
  std::size_t colour = 0;                // see RouteStyle
  std::size_t first = 0;                 // the first of its legs
  std::size_t flights = 0, unknown = 0;  // how many, and of how many the people are not known
  scenario::HeadCount people{0};
  double size = 0;  // people, or flights: see BandRule
};

// Legs in bundles: a timetable's hundreds of thousands are a few thousand.
struct Bundles {
  std::vector<std::size_t> legs;
  std::vector<std::uint32_t> of;    // by leg, an index into `all`
  std::vector<Bundle> all;          // in order of their first legs
  bool by_people = false;           // sizes are of people, as some are known
  std::vector<std::size_t> places;  // at their ends, from the busiest; indices into Scenario::places
};
// Bundles some of the legs. `lines` are the routes of all (see shared_lines()).
Bundles bundled(const timeline::Timeline& timeline, const RouteStyles& styles, const LegLines& lines,
                std::vector<std::size_t> legs);
// Bundles the legs that are shown, once for all views.
std::shared_ptr<const Bundles> all_bundled(const timeline::Timeline& timeline, const RouteStyles& styles,
                                           const LegLines& lines);

// What goes one way from one hub to another, in one colour.
struct Flow {
  std::size_t from = 0, to = 0;  // indices into FlowMap::hubs
  std::size_t flights = 0;
  std::vector<std::size_t> legs;  // in order of departure; see complete()
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
  std::vector<Flow> fine;   // too few for a band: drawn as hairlines
  // By bundle the index of its flow among `fine` and then `flows`; past the last one within a hub.
  std::vector<std::uint32_t> of;
  BandRule rule;
  double ink = 0;      // see RouteInk
  double busiest = 0;  // the largest traffic of a hub one way
};

// Which flights become flows, and how.
struct FlowOrder {
  // Places are joined that lie within so many page units and 300 km of a busier one of the same country; with
  // a reach of 0 every way flown is a flow of its own, and every flow is a band. Else, of more bands than
  // leave the map legible only the largest are drawn, and the other flows are fine.
  double reach = 0;
  // Scales leave room for a flow and a hub of these sizes, people or flights, that another map has.
  double largest = 0, busiest = 0;
};
// Returns the flows of some flights, without their legs and the ways of fine ones: many maps are laid out
// only to see how they would look.
FlowMap lay_out_flows(const timeline::Timeline& timeline, const View& view, const Theme& theme,
                      const RouteStyles& styles, const LegLines& lines, const Bundles& bundles,
                      const FlowOrder& order);
// Returns the share of the flights that flows leave out that join places within a reach (see RouteInk).
double left_out_by_flows(const timeline::Timeline& timeline, const View& view, const Theme& theme,
                         const LegLines& lines, const Bundles& bundles, const FlowOrder& order);
// Tells whether bands of all bundles would fill the page far beyond what is legible.
bool overfill(const Bundles& bundles, const View& view, const Theme& theme, const LegLines& lines,
              double largest);
// Gives the flows of a map that is drawn their legs, and fine ones their ways.
void complete(FlowMap& map, const timeline::Timeline& timeline, const View& view, const Bundles& bundles);

// Returns the places that are drawn as one, a given place among them; none where that stands alone.
std::vector<std::size_t> joined_at(const FlowMap& map, std::size_t place);

// Returns the length of a line inside the page, page units.
double length_on_page(const RouteLine& line, Size page);

}  // namespace homebound::compose
