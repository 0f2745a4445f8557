// Derives the part of the sphere that a projection shows from its PROJ string, and moves its centre.
#pragma once

#include "geo/projection/proj_string.h"
#include "geo/projection/projection.h"

namespace homebound {

// Returns the domain. Throws Error for a projection that a map cannot show.
Domain domain_of(const ProjString& proj);
// Returns the projection with another centre. Throws Error for a projection made for one place.
ProjString recentred(ProjString proj, LonLat centre);
// False for projections made for one place.
bool can_be_recentred(const ProjString& proj);

}  // namespace homebound
