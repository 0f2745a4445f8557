// Interpolates between two views.
#pragma once

#include "compose/view/view.h"

namespace homebound::compose {

// Returns the view at a share (0..1) of the way between two views of the same page; 0 and 1 return the
// views themselves. Centres move along a great circle and planes are mixed point by point. Where mixing
// would tear the map in two places, the transition passes through a globe.
View between(const View& from, const View& to, double share);

// Returns the position at the middle of the page; nullopt when it is off the map.
std::optional<LonLat> middle_of(const View& view);

}  // namespace homebound::compose
