// Azimuthal projections of the sphere straight from unit vectors: no angle is computed, so a turning globe
// costs a few multiplications a point. Formulas: Snyder, Map Projections, a Working Manual (1987), 20-25.
#pragma once

#include <optional>
#include <span>

#include "base/geometry.h"
#include "geo/clip/shape.h"
#include "geo/projection/proj_string.h"

namespace homebound {

class Azimuthal {
 public:
  // Nothing when the string asks for anything else: another family, an ellipsoid, a scale, an offset.
  static std::optional<Azimuthal> of(const ProjString& proj);

  // Metres, equal to PROJ's within rounding; not finite where there is no image.
  void project(std::span<const SpherePoint> from, std::span<Point> to) const;

 private:
  enum class Kind { orthographic, equal_area, equidistant, stereographic, gnomonic };
  Azimuthal(Kind kind, Frame frame, double radius) : kind_(kind), frame_(frame), radius_(radius) {}

  Kind kind_;
  Frame frame_;
  double radius_;
};

}  // namespace homebound
