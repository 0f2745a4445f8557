// Singles out a place: its flights in and out, to be drawn over a faded map of all.
#pragma once

#include <memory>
#include <vector>

#include "compose/routes/routes.h"
#include "timeline/flow_sum.h"

namespace homebound::compose {

struct Single {
  std::vector<std::size_t> places;  // the place, first, and those that the map draws as one with it
  timeline::PlaceLegs legs;
  // Its flights as corridors, to their true ends, on the map's scale of widths where that has one; empty
  // where the map draws flights singly.
  FlowMap bands;
  std::vector<std::size_t> ends;  // the other places of its flights, from the busiest
};
Single single_out(const Routes& routes, const timeline::Timeline& timeline, const View& view,
                  const Theme& theme, std::size_t place);

// Returns the state with only the aircraft of a place's flights, or with only the others.
timeline::FrameState with_flights_of(const Single& single, timeline::FrameState state, bool its_own);

}  // namespace homebound::compose
