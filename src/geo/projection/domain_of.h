// Which part of the sphere a projection shows, worked out from its PROJ string; and how to move its centre.
#pragma once

#include "geo/projection/proj_string.h"
#include "geo/projection/projection.h"

namespace homebound {

// Throws Error for a projection that a map cannot show.
Domain domain_of(const ProjString& proj);
// Throws Error for a projection made for one place.
ProjString recentred(ProjString proj, LonLat centre);
bool can_be_recentred(const ProjString& proj);

}  // namespace homebound
