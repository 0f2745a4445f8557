// Every projection that PROJ 9.1 has, by how its domain and its centre are found.
#pragma once

#include <string_view>

#include "base/wording.h"

namespace homebound {

enum class Family {
  world,         // everything, cut opposite lon_0
  azimuthal,     // a circle around lon_0, lat_0
  hemisphere,    // a circle around lon_0, 0
  conic,         // up to 60 degrees beyond the equator
  cone_limits,   // as far as the cone's formula goes, see domain_of.cpp
  transverse,    // a belt along the meridian lon_0
  band,          // a window of longitudes around lon_0
  oblique_belt,  // a belt along an oblique great circle
  regional,      // a circle around one place for which the projection was made
  local,         // a circle around lon_0, lat_0
  two_point,     // everything, cut between the antipodes of two points
  oblique,       // another projection's domain, turned
  bertin,        // everything, cut opposite 16.5 E 42 N
  interrupted,   // lobes
  refused,       // no domain that a map could use
};

enum class Centring {
  lon_lat,  // lon_0 and lat_0
  turned,   // lon_0, and PROJ's ob_tran for a latitude
  cone,     // lon_0, and standard parallels around the latitude
  points,   // both points move along
  oblique,  // lonc and lat_0
  fixed,    // made for one place
};

struct Known {
  std::string_view proj;
  Family family = Family::world;
  Centring centring = Centring::turned;
  double reach = 90;        // degrees: a circle's radius, or half the width of a belt, band or latitude range
  double lon = 0, lat = 0;  // the place of a regional projection
  Wording why;              // refused: the reason
};

// What is not in the table is taken for a world map.
const Known& known(std::string_view proj);

}  // namespace homebound
