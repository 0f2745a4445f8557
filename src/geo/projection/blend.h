// Two projections mixed point by point: a map on its way from one to the other.
#pragma once

#include <span>

#include "geo/projection/projection.h"

namespace homebound {

// Each projection with the affine map that takes its plane to the common one.
struct Blend {
  Projection from, to;
  Affine from_plane, to_plane;
  double share = 0;  // 0: as `from`, 1: as `to`

  // Both must be cut along the same line, or one of them not cut at all.
  Domain domain() const;
  // What lies beyond the domain of one of the two is pressed onto its edge there: the far side of a globe
  // unfolds from its limb.
  void project(std::span<const SpherePoint> points, std::span<Point> to_points) const;
  // By Newton's method from where either projection would have it; nothing when that does not converge.
  std::optional<LonLat> inverse(Point p) const;
};

}  // namespace homebound
