// Which part of the sphere a projection shows, worked out from its PROJ string; and how to move its centre.
#pragma once

#include "geo/proj_string.h"
#include "geo/projection.h"

namespace homebound {

Domain domain_of(const ProjString& proj);
ProjString recentred(ProjString proj, LonLat centre);

}  // namespace homebound
