// The lobes of PROJ's interrupted projections.
#pragma once

#include "geo/proj_string.h"
#include "geo/projection.h"

namespace homebound {

std::vector<Lobe> lobes_of(const ProjString& proj);

}  // namespace homebound
