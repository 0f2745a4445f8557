// The WGS84 ellipsoid as PROJ's geodesic.h takes it. For the sources of this room only.
#pragma once

#include <geodesic.h>

namespace homebound {

inline const geod_geodesic& wgs84() {
  static const geod_geodesic g = [] {
    geod_geodesic init;
    geod_init(&init, 6378137.0, 1 / 298.257223563);
    return init;
  }();
  return g;
}

}  // namespace homebound
