// Measures straight lines on the page.
#pragma once

#include <optional>

#include "base/geometry.h"

namespace homebound::compose {

// The part of a line from `from` to `to`, shares of its way.
struct PartOfLine {
  double from = 0, to = 1;
};
// Returns the part of a..b inside a box, its sides included (Liang and Barsky 1984).
std::optional<PartOfLine> part_inside(const Rect& box, Point a, Point b);
// Returns that part's length.
double length_inside(const Rect& box, Point a, Point b);

}  // namespace homebound::compose
