// The lobes of PROJ's interrupted projections.
#pragma once

#include "geo/projection/proj_string.h"
#include "geo/projection/projection.h"

namespace homebound {

// Returns the lobes of an interrupted projection. Throws Error for a shape of peirce_q that a map cannot
// show.
std::vector<Lobe> lobes_of(const ProjString& proj);

}  // namespace homebound
