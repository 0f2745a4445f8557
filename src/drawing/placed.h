// Places one drawing inside another.
#pragma once

#include <string>

#include "drawing/drawing.h"

namespace homebound::drawing {

// Returns a drawing as a group on another page: centred in the box, as large as fits and clipped to its own
// page. Letters and line widths scale with it.
Item placed(const Drawing& drawing, const Rect& box, std::string name);
// Returns the rectangle that such a drawing covers, in units of the box's page.
Rect place_of(Size page, const Rect& box);

}  // namespace homebound::drawing
