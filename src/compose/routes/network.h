// So many flights that no line can be followed: a network of airports. Each pair of places is one thin line
// that lets others through, so that where many lie over one another they add up; the aircraft are darts. The
// lines are the same at every instant, and are kept.
#pragma once

#include "compose/kit/ink.h"
#include "compose/routes/route_line.h"
#include "compose/routes/route_style.h"

namespace homebound::compose {

// More than 3000 legs.
bool is_network(const timeline::Timeline& timeline);
// Of its places only the busiest are marked and named.
inline constexpr std::size_t most_network_places = 30;

// A line for each leg shown; legs between the same places share it, whichever way they go.
std::vector<RouteLine> network_lines(const timeline::Timeline& timeline, const View& view);
// All lines as one keyed group.
std::shared_ptr<const drawing::Group> draw_network(const timeline::Timeline& timeline,
                                                   const std::vector<RouteLine>& lines,
                                                   const RouteStyles& styles, Size page);
// The aircraft in the air: one fill a colour.
void draw_darts(Items& items, const timeline::FrameState& state, const std::vector<RouteLine>& lines,
                const RouteStyles& styles, const Theme& theme);

}  // namespace homebound::compose
