// The forward formulas of the presets that are not azimuthal, computed from unit vectors in loops that
// become vector instructions: a turned graticule costs nine multiplications a point. What a table of
// latitudes answers is computed from longitudes and latitudes where the graticule is not turned.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>

#include "base/geometry.h"
#include "geo/clip/shape.h"
#include "geo/projection/latitude_table.h"
#include "geo/projection/proj_string.h"

struct pj_ctx;

namespace homebound {

class Formula {
 public:
  // Returns nullopt when the string asks for anything else than a preset with another centre, radius or
  // standard parallels: another projection, an ellipsoid, a scale, an offset.
  static std::optional<Formula> of(pj_ctx* context, const ProjString& proj);

  // Projects to metres, within a millimetre of PROJ. A point is NaN where PROJ is to be asked: beside poles
  // and other singular places, where its own rounding or its refusal counts.
  void project(std::span<const SpherePoint> from, std::span<Point> to) const;

  // The points of a call, some at a time, as vectors in the projection's frame.
  struct Block {
    static constexpr std::size_t most = 128;
    std::size_t count = 0;
    double x[most], y[most], z[most];
  };
  // Projects a block from the unit sphere.
  using Loop = std::function<void(const Block&, Point*)>;

 private:
  Formula(Frame frame, double scale, Loop loop) : frame_(frame), scale_(scale), loop_(std::move(loop)) {}
  void into_frame(std::span<const SpherePoint> from, Block& block) const;
  // Returns the longitudes and latitudes of a block's points in the frame, in radians.
  void angles(std::span<const SpherePoint> from, double* lon, double* lat) const;

  Frame frame_;
  double scale_;  // the sphere's radius
  Loop loop_;
  // This replaces the loop where it is set:
  std::shared_ptr<const LatitudeTable> table_;
  std::optional<double> middle_;  // the longitude that becomes 0, degrees; unless the graticule is turned
};

}  // namespace homebound
