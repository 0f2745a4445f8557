// The turned graticule in which a domain's lobes are boxes: its coordinates, and lines split at its lines.
#pragma once

#include <span>
#include <vector>

#include "geo/clip/cut.h"

namespace homebound {

// A point in a domain's turned graticule, longitude -180..180.
struct Turned {
  double lon = 0, lat = 0;
  std::uint8_t edge = 0;  // of the line from here to the next point: CutParts::Edge
  bool operator==(const Turned&) const = default;
};

class LobeGraticule {
 public:
  // `step`: how close together, in degrees, points along the sides of lobes are wanted.
  LobeGraticule(const Domain& domain, Degrees step);

  Turned into(LonLat p) const;
  // Moved into the lobe by the domain's gap, so that PROJ sees on which side it is.
  SpherePoint out_of(Turned p, const Lobe& lobe) const;

  // The great-circle arc from a to b (neither crosses longitude 180) up to but without b, with a point
  // added wherever it crosses a line on which a lobe's side lies; its coordinate there is exact.
  void split(Turned a, Turned b, std::vector<Turned>& out) const;
  // The points strictly between two points of one side.
  void along_side(Turned a, Turned b, std::vector<Turned>& out) const;

 private:
  Domain domain_;
  Frame frame_;
  bool upright_;
  std::vector<double> lons_, lats_;            // lines on which sides lie, without +-180 and +-90
  std::vector<double> lon_knots_, lat_knots_;  // points of sides: even steps and every corner
};

}  // namespace homebound
