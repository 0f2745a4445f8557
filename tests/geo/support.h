// Plane geometry for checks, written apart from the product's.
#pragma once

#include "base/geometry.h"

namespace homebound {

// Winding number of all rings of a path around a point.
inline int winding(const Path& path, Point p) {
  int turns = 0;
  for (std::size_t i = 0; i < path.parts(); ++i) {
    const auto ring = path.part(i);
    Point a = ring.back();
    for (Point b : ring) {
      if ((a.y <= p.y) != (b.y <= p.y)) {
        const double x = a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x);
        if (x > p.x) turns += b.y > a.y ? 1 : -1;
      }
      a = b;
    }
  }
  return turns;
}

inline double signed_area(const Path& path) {
  double sum = 0;
  for (std::size_t i = 0; i < path.parts(); ++i) {
    const auto ring = path.part(i);
    Point a = ring.back();
    for (Point b : ring) sum += a.x * b.y - b.x * a.y, a = b;
  }
  return sum / 2;
}

}  // namespace homebound
