// Bends routes sideways on the page without kinks.
#pragma once

#include <vector>

#include "compose/routes/route_line.h"

namespace homebound::compose {

// Returns the line with points dense enough to bend it, where it is on or near the page.
RouteLine refined(const RouteLine& line, Size page);

// Returns the unit vector to the right of a line at a point of one of its parts; zero where it has no
// direction.
Point right_at(const Path& path, std::size_t part, std::size_t point);

// Returns how freely each point may be shifted, 0..1: 0 where the line ends, at an airport or at the map's
// edge, and 1 from `reach` page units (or a third of the line, if shorter) away. Lines fan out from their
// ends at an angle, and the shift ends without a bend.
std::vector<double> freedom(const RouteLine& line, double reach);
// Like freedom, but limits points near the edge of the map: less than 1 where there is no room beside the
// line. Calls PROJ for every point.
std::vector<double> room_on_map(const RouteLine& line, const View& view);

// Returns the line with each point moved so many page units to the right.
RouteLine shifted(const RouteLine& line, const std::vector<double>& right);

}  // namespace homebound::compose
