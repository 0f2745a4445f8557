// Places a subject on a page: as large as fits, where no overlay covers it.
#pragma once

#include <vector>

#include "base/geometry.h"

namespace homebound::compose {

// The page as a subject finds it, page units.
struct Ground {
  Rect inside;                // where the subject may lie
  Rect beside;                // the part of it beside all overlays
  std::vector<Rect> covered;  // overlays; each stands in a corner of the page and takes it whole
};

// A point of the plane that should be seen, with its share of what should.
struct Weighted {
  Point at;
  double weight;
};

// Returns the transform that fits the plane box `subject` into the page box `inside`; y points down on the
// page.
Affine fit(const Rect& subject, const Rect& inside);
// Returns the transform that shows the box as large as `ground` allows with no point of `points` under an
// overlay. Where that is impossible or small, it lies beside them.
Affine placed_clear(const Rect& box, const std::vector<Point>& points, const Ground& ground);

// Where a whole map lies, and how little of the subject is seen there.
struct Placed {
  Affine to_page;
  double cost;  // 0: as large as possible, with nothing covered
};
// Returns the transform that shows the box at 92 to 100 per cent of the size that fits into `ground.inside`,
// with little of the points under overlays.
Placed placed_whole(const Rect& box, const std::vector<Weighted>& points, const Ground& ground);

}  // namespace homebound::compose
