// The plan beside what flew: the ways that flights should have taken, and where they should be now.
#pragma once

#include <vector>

#include "compose/kit/ink.h"
#include "compose/routes/route_line.h"
#include "compose/routes/route_style.h"
#include "timeline/planned.h"

namespace homebound::compose {

struct PlannedLine {
  timeline::PlannedFlight flight;
  RouteLine line;  // of its own way, or that of the leg that flew
};
// Lays out the plans of a timeline's flights. `lines` are those of the legs.
std::vector<PlannedLine> lay_out_planned(const timeline::Timeline& timeline, const View& view,
                                         const LegLines& lines);

// Draws the planned ways, hollow like all that is not flown, and dashed, for they are not to be flown either.
const std::vector<double>& plan_dashes();
void draw_planned_ways(Items& items, const std::vector<PlannedLine>& planned, const RouteStyles& styles,
                       const Theme& theme);
// Draws hollow aircraft where those that flew at other times, by other ways or never should be at an instant.
void draw_planned_aircraft(Items& items, const std::vector<PlannedLine>& planned, Instant t,
                           const RouteStyles& styles, const Theme& theme);
// Draws one such mark, of a shape of craft_shape(), nose along +x.
void draw_hollow_craft(Items& items, const drawing::SharedPath& shape, const Affine& place, double size,
                       Colour colour, const Theme& theme);

}  // namespace homebound::compose
