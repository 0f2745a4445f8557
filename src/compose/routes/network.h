// Draws a timeline with too many flights to follow single lines as a network of airports. Each pair of
// places is one thin translucent line, so overlapping lines add up; aircraft are darts. The lines do not
// change with time and are cached.
#pragma once

#include "compose/kit/ink.h"
#include "compose/routes/route_line.h"
#include "compose/routes/route_style.h"

namespace homebound::compose {

// Returns whether the timeline has more than 3000 legs.
bool is_network(const timeline::Timeline& timeline);
// Maximum number of a network's places that are marked and named, the busiest first.
inline constexpr std::size_t most_network_places = 30;

// Returns a line per leg shown. Legs between the same places share one in both directions.
std::vector<RouteLine> network_lines(const timeline::Timeline& timeline, const View& view);
// Returns all lines as one keyed group.
std::shared_ptr<const drawing::Group> draw_network(const timeline::Timeline& timeline,
                                                   const std::vector<RouteLine>& lines,
                                                   const RouteStyles& styles, Size page);
// Draws the aircraft in the air, one fill per colour.
void draw_darts(Items& items, const timeline::FrameState& state, const std::vector<RouteLine>& lines,
                const RouteStyles& styles, const Theme& theme);

}  // namespace homebound::compose
