// Bending a route sideways on the page without a kink.
#pragma once

#include <vector>

#include "compose/routes/route_line.h"

namespace homebound::compose {

// The same line with points close enough to bend it, where it is on the page or near.
RouteLine refined(const RouteLine& line, Size page);

// The unit vector to the right of a line at a point of one of its parts (zero where it has no direction).
Point right_at(const Path& path, std::size_t part, std::size_t point);

// How freely each point may be shifted, 0..1: not at all where the line ends, at an airport or at the edge
// of the map, and fully `reach` page units from there (or a third of the line, if that is shorter). Lines
// leave their end at an angle, as a fan does, and the shift ends without a bend.
std::vector<double> freedom(const RouteLine& line, double reach);
// The same for what runs along the edge of the map: less than 1 where there is no room beside it. Asks PROJ
// for every point.
std::vector<double> room_on_map(const RouteLine& line, const View& view);

// Each point moved so many page units to the right.
RouteLine shifted(const RouteLine& line, const std::vector<double>& right);

}  // namespace homebound::compose
