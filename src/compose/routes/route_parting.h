// Separates routes that would hide one another, so that each can be followed.
#pragma once

#include <vector>

#include "compose/routes/route_line.h"

namespace homebound::compose {

// Puts the lines of a corridor into lanes and pushes apart corridors that run close together for long (a
// fan from one airport, two ways over one sea), by as much as their widths need. Every line still ends at
// its airports and bends smoothly. `widths` are the line widths by leg, page units. With more than 200
// corridors it only lays out lanes.
void part_lines(std::vector<RouteLine>& lines, const timeline::Timeline& timeline,
                const std::vector<double>& widths, const View& view);

}  // namespace homebound::compose
