// Routes that would hide one another are moved apart, so that each can be followed.
#pragma once

#include <vector>

#include "compose/routes/route_line.h"

namespace homebound::compose {

// Lines of one corridor go in their lanes; corridors that run close to one another for long (a fan of
// routes from one airport, two ways over the same sea) are pushed apart where they do, by as much as
// their widths ask. Every line still begins and ends at its airports and bends smoothly in between.
// `widths` are those of the lines, by leg, in page units. Above 200 corridors only the lanes are laid.
void part_lines(std::vector<RouteLine>& lines, const timeline::Timeline& timeline,
                const std::vector<double>& widths, const View& view);

}  // namespace homebound::compose
