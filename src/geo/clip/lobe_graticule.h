// The turned graticule in which a domain's lobes are boxes. It converts coordinates and splits lines at the
// sides of lobes.
#pragma once

#include <span>
#include <vector>

#include "geo/clip/cut.h"

namespace homebound {

// A point in a domain's turned graticule, degrees; longitude -180..180.
struct Turned {
  double lon = 0, lat = 0;
  std::uint8_t edge = 0;              // CutParts::Edge of the line from here to the next point
  const SpherePoint* from = nullptr;  // the point that was turned; none for one made here
};

// The turned graticule of a domain of kind lobes.
class LobeGraticule {
 public:
  // `step` is the greatest distance between points along the sides of lobes.
  LobeGraticule(const Domain& domain, Degrees step);

  // Converts a position, which must outlive the result; a point within 1e-9 degrees of a side lies on it
  // exactly.
  Turned into(const SpherePoint& p) const;
  // Converts back, and moves the point into the lobe by the domain's gap so that PROJ sees which side it is
  // on.
  SpherePoint out_of(Turned p, const Lobe& lobe) const;

  // Appends the great-circle arc from a to b (neither crosses longitude 180), without b, with a point added
  // wherever it crosses a line that holds a lobe's side. The point's coordinate on that line is exact.
  void split(Turned a, Turned b, std::vector<Turned>& out) const;
  // Appends the points strictly between two points of one side.
  void along_side(Turned a, Turned b, std::vector<Turned>& out) const;

 private:
  Domain domain_;
  Frame frame_;
  bool upright_;
  std::vector<double> lons_, lats_;            // lines that hold sides, without +-180 and +-90
  std::vector<double> lon_knots_, lat_knots_;  // points of sides: even steps and all corners
};

}  // namespace homebound
