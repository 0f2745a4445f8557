// Geodesics on the WGS84 ellipsoid, by PROJ's geodesic.h (Karney 2013, doi:10.1007/s00190-012-0578-z),
// exact to about 15 nm.
#pragma once

#include <memory>
#include <vector>

#include "base/quantity.h"
#include "geo/lonlat.h"

namespace homebound {

// The length and the end directions of a geodesic.
struct Geodesic {
  Metres distance;
  Degrees azimuth1, azimuth2;  // forward azimuths at the two ends, clockwise from north, -180..180
};

// Solves the inverse problem: the shortest path between two points.
Geodesic geodesic_inverse(LonLat from, LonLat to);
// A position on a geodesic, with the forward azimuth there: clockwise from north, -180..180.
struct GeodesicEnd {
  LonLat at;
  Degrees azimuth;
};
// Solves the direct problem: where a geodesic ends that starts in a direction and has a length.
GeodesicEnd geodesic_direct(LonLat from, Degrees azimuth, Metres distance);

// The shortest path between two points, to take positions from. Copies share the precomputed part.
class GeodesicLine {
 public:
  GeodesicLine(LonLat from, LonLat to);
  // Returns the same path from its other end: a sixth of the work of solving the inverse problem again.
  GeodesicLine reversed() const;
  LonLat from() const { return from_; }
  LonLat to() const { return to_; }
  Metres length() const { return length_; }
  Degrees azimuth1() const { return azimuth1_; }  // forward azimuths at the two ends, as in Geodesic
  Degrees azimuth2() const { return azimuth2_; }
  // Returns the position and forward azimuth at distance `s` from the start; s outside 0..length
  // extrapolates.
  GeodesicEnd at(Metres s) const;
  // Returns points no farther apart than `step`, both ends included.
  std::vector<LonLat> points(Metres step) const;

 private:
  struct Line;
  GeodesicLine(LonLat from, LonLat to, const Geodesic& known);
  LonLat from_, to_;
  Metres length_;
  Degrees azimuth1_, azimuth2_;
  std::shared_ptr<const Line> line_;
};

}  // namespace homebound
