// Paths without what lies off the page, for documents: a map reaches far beyond its page.
#pragma once

#include "base/geometry.h"

namespace homebound::drawing {

// As a fill: within the box the same points are inside. Rings are cut at the box (Sutherland and Hodgman:
// Reentrant Polygon Clipping, CACM 17 (1974)), each by itself, so that winding numbers within stay.
Path trimmed_fill(const Path& path, const Rect& box);

// As a line: the segments that may meet the box, whole, so that a part may become several. A part whose
// `dashed` pattern would begin elsewhere is kept whole.
Path trimmed_line(const Path& path, const Rect& box, bool dashed);

}  // namespace homebound::drawing
