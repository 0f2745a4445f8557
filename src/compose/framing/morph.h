// Interpolates between two views.
#pragma once

#include "compose/view/view.h"

namespace homebound::compose {

// Returns the view at a share (0..1) of the way between two views of the same page; 0 and 1 return the
// views themselves. Centres move along a great circle and planes are mixed point by point. Where mixing
// would tear the map in two places, the transition passes through a globe. Of maps that fades_into() tells
// of, it is the nearer view.
View between(const View& from, const View& to, double share);

// Tells whether no map lies between these two: one has nothing in its middle, such as two discs one above the
// other, and is not the other's. A picture of one fades into that of the other.
bool fades_into(const Projection& from, const Projection& to);

// Returns the position at the middle of the page; nullopt when it is off the map.
std::optional<LonLat> middle_of(const View& view);

}  // namespace homebound::compose
