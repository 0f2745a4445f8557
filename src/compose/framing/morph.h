// Moving from one view to another.
#pragma once

#include "compose/view/view.h"

namespace homebound::compose {

// The view a share (0..1) of the way between two views of one page: centres turn along a great circle, planes
// are mixed point by point. Where that would tear the map in two places the way leads over a globe.
// At 0 and 1 the views themselves.
View between(const View& from, const View& to, double share);

}  // namespace homebound::compose
