// Applies the latitude limits of a domain (Mercator's, or the far side of a cone) before cutting.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "geo/projection/projection.h"

namespace homebound {

// True for a domain cut along a meridian whose latitudes do not run from -90 to 90.
bool has_latitude_limits(const Domain& domain);
using CapTest = std::function<bool(const Cap&)>;
// Removes the parts of lines beyond the limits; `of` gets, for each part of the result, the part of the shape
// that it is a piece of. Areas beyond a limit are moved onto it, where they cover nothing. What lies in a cap
// that is `unseen` may be left out of lines and coarse in areas; such a cap lies within the domain.
Shape within_limits(const Domain& domain, const Shape& shape, const CapTest& unseen,
                    std::vector<std::uint32_t>& of);

}  // namespace homebound
