// Measures straight lines on the page.
#pragma once

#include "base/geometry.h"

namespace homebound::compose {

// Returns the length of the part of a..b inside a box (Liang and Barsky 1984).
double length_inside(const Rect& box, Point a, Point b);

}  // namespace homebound::compose
