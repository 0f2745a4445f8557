// Removes the parts of paths off the page, for documents: a map reaches far beyond its page.
#pragma once

#include "base/geometry.h"

namespace homebound::drawing {

// Trims a fill: within the box the same points are inside. Each ring is clipped by itself to the box
// (Sutherland and Hodgman: Reentrant Polygon Clipping, CACM 17 (1974)), so that winding numbers inside the
// box stay.
Path trimmed_fill(const Path& path, const Rect& box);

// Trims a line: keeps whole segments that may meet the box, so one part may become several. With `dashed`
// every part that may meet the box is kept whole, so that its dashes begin at the same place.
Path trimmed_line(const Path& path, const Rect& box, bool dashed);

}  // namespace homebound::drawing
