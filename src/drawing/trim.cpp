#include "drawing/trim.h"

#include <algorithm>
#include <utility>

namespace homebound::drawing {
namespace {

using Ring = std::vector<Point>;

// Keeps the part of a ring where depth(point) >= 0; depth is linear.
template <class Depth>
void cut(Ring& ring, Ring& cut_ring, const Depth& depth) {
  cut_ring.clear();
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Point a = ring[i == 0 ? ring.size() - 1 : i - 1], b = ring[i];
    const double before = depth(a), after = depth(b);
    if ((before < 0) != (after < 0)) cut_ring.push_back(a + (b - a) * (before / (before - after)));
    if (after >= 0) cut_ring.push_back(b);
  }
  std::swap(ring, cut_ring);
}

bool outside(std::span<const Point> points, const Rect& box) {
  const auto all = [&](auto beyond) { return std::all_of(points.begin(), points.end(), beyond); };
  return all([&](Point p) { return p.x < box.left; }) || all([&](Point p) { return p.x > box.right; }) ||
         all([&](Point p) { return p.y < box.top; }) || all([&](Point p) { return p.y > box.bottom; });
}

bool inside(std::span<const Point> points, const Rect& box) {
  return std::all_of(points.begin(), points.end(), [&](Point p) {
    return p.x >= box.left && p.x <= box.right && p.y >= box.top && p.y <= box.bottom;
  });
}

void add_part(Path& path, std::span<const Point> points, bool closed) {
  path.begin(closed);
  path.points.insert(path.points.end(), points.begin(), points.end());
}

}  // namespace

Path trimmed_fill(const Path& path, const Rect& box) {
  Path out;
  Ring ring, other;
  for (std::size_t i = 0; i < path.parts(); ++i) {
    const auto part = path.part(i);
    if (part.size() < 3 || outside(part, box)) continue;
    if (inside(part, box)) {
      add_part(out, part, true);
      continue;
    }
    ring.assign(part.begin(), part.end());
    cut(ring, other, [&](Point p) { return p.x - box.left; });
    cut(ring, other, [&](Point p) { return box.right - p.x; });
    cut(ring, other, [&](Point p) { return p.y - box.top; });
    cut(ring, other, [&](Point p) { return box.bottom - p.y; });
    if (ring.size() > 2) add_part(out, ring, true);
  }
  return out;
}

Path trimmed_line(const Path& path, const Rect& box, bool dashed) {
  Path out;
  for (std::size_t i = 0; i < path.parts(); ++i) {
    const auto part = path.part(i);
    if (part.empty() || outside(part, box)) continue;
    const bool closed = path.closed[i] != 0;
    if (dashed || part.size() < 2 || inside(part, box)) {
      add_part(out, part, closed);
      continue;
    }
    bool drawing = false;
    for (std::size_t k = 1; k < part.size() + (closed ? 1 : 0); ++k) {
      const Point segment[] = {part[k - 1], part[k % part.size()]};
      const bool seen = !outside(segment, box);
      if (seen && !drawing) add_part(out, std::span(segment).first(1), false);
      if (seen) out.add(segment[1]);
      drawing = seen;
    }
  }
  return out;
}

}  // namespace homebound::drawing
