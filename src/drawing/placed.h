#pragma once

#include <string>

#include "drawing/drawing.h"

namespace homebound::drawing {

// A drawing as a picture on another page: as large as fits into the box, in its middle, cut to itself. All of
// it becomes larger or smaller alike, letters and lines too.
Item placed(const Drawing& drawing, const Rect& box, std::string name);
// Where on the box's page the drawing then lies.
Rect place_of(Size page, const Rect& box);

}  // namespace homebound::drawing
