// Routes that pass near a pole, on maps that draw the pole as a line: there they would run along the map's
// edge for hundreds of units and show no way at all.
#pragma once

#include <utility>
#include <vector>

#include "geo/projection/projection.h"
#include "timeline/timeline.h"

namespace homebound::compose {

// The latitude, north or south, beyond which lines are not drawn: 90 where a pole is a point, and 78
// where it is a third as long as the equator or longer. It changes evenly while one map becomes another.
Degrees pole_limit(const Projection& projection);

// Returns the stretches of a leg that are drawn, as shares of its way, in order: towards the limit the line
// breaks into ever shorter dashes. Empty where nothing is left out.
std::vector<std::pair<double, double>> drawn_beside_pole(const timeline::Leg& leg, Degrees limit);

}  // namespace homebound::compose
