#include "compose/kit/segment.h"

#include <algorithm>

namespace homebound::compose {

std::optional<PartOfLine> part_inside(const Rect& box, Point a, Point b) {
  // Most lines pass a box by, which needs no division.
  if (std::max(a.x, b.x) < box.left || std::min(a.x, b.x) > box.right || std::max(a.y, b.y) < box.top ||
      std::min(a.y, b.y) > box.bottom)
    return std::nullopt;
  double t0 = 0, t1 = 1;
  const Point d = b - a;
  const auto clip = [&](double p, double q) {
    if (p == 0) return q >= 0;
    const double t = q / p;
    if (p < 0) {
      t0 = std::max(t0, t);
    } else {
      t1 = std::min(t1, t);
    }
    return t0 <= t1;
  };
  if (!clip(-d.x, a.x - box.left) || !clip(d.x, box.right - a.x) || !clip(-d.y, a.y - box.top) ||
      !clip(d.y, box.bottom - a.y))
    return std::nullopt;
  return PartOfLine{t0, t1};
}

double length_inside(const Rect& box, Point a, Point b) {
  const auto part = part_inside(box, a, b);
  return part ? (part->to - part->from) * length(b - a) : 0;
}

}  // namespace homebound::compose
