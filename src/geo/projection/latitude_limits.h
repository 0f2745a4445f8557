// Latitude limits of a domain (Mercator's, or the far side of a cone), applied before cutting.
#pragma once

#include "geo/projection/projection.h"

namespace homebound {

bool has_latitude_limits(const Domain& domain);
// Lines lose what lies beyond the limits; areas have it pressed onto the limit, where it covers nothing.
Shape within_limits(const Domain& domain, const Shape& shape);

}  // namespace homebound
