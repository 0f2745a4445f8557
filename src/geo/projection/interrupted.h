// The lobes of PROJ's interrupted projections.
#pragma once

#include "geo/projection/proj_string.h"
#include "geo/projection/projection.h"

namespace homebound {

std::vector<Lobe> lobes_of(const ProjString& proj);

}  // namespace homebound
