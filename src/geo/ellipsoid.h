// The WGS84 ellipsoid in the form that PROJ's geodesic.h takes. Only for the sources of this room.
#pragma once

#include "geo/earth.h"
#include "geo/libproj.h"

namespace homebound {

inline const geod_geodesic& wgs84() {
  static const geod_geodesic g = [] {
    geod_geodesic init;
    libproj().geod_init(&init, equatorial_radius, earth_flattening);
    return init;
  }();
  return g;
}

}  // namespace homebound
