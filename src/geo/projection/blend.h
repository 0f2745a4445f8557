// A blend of two projections, point by point: a map on its way from one to the other.
#pragma once

#include <optional>
#include <span>

#include "geo/projection/projection.h"
#include "geo/sphere.h"

namespace homebound {

// Moves points beyond a projection's domain to the domain's edge. Towards a map that is cut along a
// meridian, points reach the circle along the parallels of that map's graticule, so that the two sides of
// the cut come to the circle's two halves; towards another circle, they go straight back to the centre.
class Press {
 public:
  Press(const Domain& domain, const Domain& other, double weight_of_other);

  bool needed() const { return circle_ ? radius_ < 3.1415 : south_ > -90 || north_ < 90; }
  SpherePoint operator()(const SpherePoint& p) const;

 private:
  bool circle_, along_parallels_;
  Frame frame_;
  double radius_, south_, north_;
  double cosine_, sine_;  // of the radius
  double sine_south_, sine_north_;
};

// Both projections, each with the affine map that takes its plane to the common one.
class Blend {
 public:
  struct Side {
    Projection projection;
    Affine plane;
  };
  Blend(const Side& from, const Side& to, double share);

  const Side& from() const { return from_.side; }
  const Side& to() const { return to_.side; }
  double share() const { return to_.weight; }  // 0 is `from`, 1 is `to`

  // Returns the domain of the blend. Both projections must be cut along the same line, or one of them not
  // at all.
  Domain domain() const;
  // Projects points. A point beyond the domain of one projection is moved to the edge of that domain first:
  // the far side of a globe unfolds from its limb.
  void project(std::span<const SpherePoint> points, std::span<Point> to_points) const;
  // Inverts by Newton's method, starting from either projection's own inverse; nullopt when that does not
  // converge.
  std::optional<LonLat> inverse(Point p) const;

 private:
  struct Half {
    Side side;
    double weight;
    Press press;

    void add_images(std::span<const SpherePoint> points, std::span<Point> sum) const;
  };
  std::optional<LonLat> solve(Point p, std::optional<LonLat> guess) const;

  Half from_, to_;
};

}  // namespace homebound
