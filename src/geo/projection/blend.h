// A blend of two projections, point by point: a map on its way from one to the other.
#pragma once

#include <span>

#include "geo/projection/projection.h"

namespace homebound {

// Both projections, each with the affine map that takes its plane to the common one.
struct Blend {
  Projection from, to;
  Affine from_plane, to_plane;
  double share = 0;  // 0 is `from`, 1 is `to`

  // Returns the domain of the blend. Both projections must be cut along the same line, or one of them not
  // at all.
  Domain domain() const;
  // Projects points. A point beyond the domain of one projection is moved to the edge of that domain first:
  // the far side of a globe unfolds from its limb.
  void project(std::span<const SpherePoint> points, std::span<Point> to_points) const;
  // Inverts by Newton's method, starting from either projection's own inverse; nullopt when that does not
  // converge.
  std::optional<LonLat> inverse(Point p) const;
};

}  // namespace homebound
