// Azimuthal projections of the sphere computed from unit vectors. No angle is computed, so a turning globe
// costs a few multiplications per point. Formulas: Snyder, Map Projections: A Working Manual (1987),
// chapters 20-25.
#pragma once

#include <optional>
#include <span>

#include "base/geometry.h"
#include "geo/clip/shape.h"
#include "geo/projection/proj_string.h"

namespace homebound {

// An azimuthal projection of a sphere.
class Azimuthal {
 public:
  // Returns nullopt when the string asks for anything else: another family, an ellipsoid, a scale, an
  // offset.
  static std::optional<Azimuthal> of(const ProjString& proj);

  // Projects to metres, equal to PROJ's within rounding; not finite where there is no image.
  void project(std::span<const SpherePoint> from, std::span<Point> to) const;

 private:
  enum class Kind { orthographic, equal_area, equidistant, stereographic, gnomonic, perspective };
  Azimuthal(Kind kind, Frame frame, double radius, double height)
      : kind_(kind), frame_(frame), radius_(radius), height_(height) {}

  Kind kind_;
  Frame frame_;
  double radius_;
  double height_;  // above the ground, radii: of the perspective alone
};

}  // namespace homebound
