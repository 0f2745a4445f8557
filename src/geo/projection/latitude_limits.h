// Applies the latitude limits of a domain (Mercator's, or the far side of a cone) before cutting.
#pragma once

#include "geo/projection/projection.h"

namespace homebound {

// True for a domain cut along a meridian whose latitudes do not run from -90 to 90.
bool has_latitude_limits(const Domain& domain);
// Removes the parts of lines beyond the limits; `of` gets, for each part of the result, the part of the shape
// that it is a piece of. Areas beyond a limit are moved onto it, where they cover nothing.
Shape within_limits(const Domain& domain, const Shape& shape, std::vector<std::uint32_t>& of);

}  // namespace homebound
