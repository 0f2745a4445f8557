// What a line of points measures on the WGS84 ellipsoid, by PROJ's geodesic.h (Karney 2013,
// doi:10.1007/s00190-012-0578-z; areas exact to about 0.1 m2 a corner).
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "geo/geodesic.h"

namespace homebound {

struct Measured {
  std::vector<Geodesic> legs;  // between neighbours
  Metres distance;             // along all of them

  // Of the polygon that a geodesic from the last point to the first closes. Of the two sides it is the
  // smaller one, whichever way the points go round; parts that a line which crosses itself encloses the other
  // way round count against the rest.
  struct Ring {
    Geodesic closing;  // from the last point to the first
    Metres perimeter;
    SquareMetres area;
  };
  std::optional<Ring> ring;  // of three points and more
};
Measured measured(std::span<const LonLat> points);

}  // namespace homebound
