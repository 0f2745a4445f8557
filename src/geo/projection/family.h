// Classifies every projection of PROJ 9.1 by how its domain and its centre are found.
#pragma once

#include <string_view>

#include "base/bilingual.h"

namespace homebound {

// How the domain of a projection is found.
enum class Family {
  world,         // the whole sphere, cut opposite lon_0
  azimuthal,     // a circle around lon_0, lat_0
  hemisphere,    // a circle around lon_0, 0
  conic,         // up to 60 degrees beyond the equator
  cone_limits,   // as far as the cone's formula holds, see domain_of.cpp
  transverse,    // a belt along the meridian lon_0
  band,          // a window of longitudes around lon_0
  oblique_belt,  // a belt along an oblique great circle
  regional,      // a circle around one place for which the projection was made
  local,         // a circle around lon_0, lat_0
  two_point,     // the whole sphere, cut between the antipodes of two points
  oblique,       // the domain of another projection, turned
  bertin,        // the whole sphere, cut opposite 16.5 E 42 N
  interrupted,   // lobes
  refused,       // none that a map could use
};

// Which parameters move the centre.
enum class Centring {
  lon_lat,  // lon_0 and lat_0
  turned,   // lon_0, and ob_tran for a latitude
  cone,     // lon_0, and standard parallels around the latitude
  points,   // both points
  oblique,  // lonc and lat_0
  fixed,    // none: the projection is made for one place
};

// What is known of a projection, by its name in PROJ.
struct Known {
  std::string_view proj;
  Family family = Family::world;
  Centring centring = Centring::turned;
  double reach = 90;        // degrees: a circle's radius, or half the width of a belt, band or latitude range
  double lon = 0, lat = 0;  // the place of a regional projection
  Wording why;              // the reason of a refusal
};

// Looks up a projection; one that is not in the table is treated as a world map.
const Known& known(std::string_view proj);

}  // namespace homebound
