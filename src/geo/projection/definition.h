// Resolves the name of a projection: a preset, a PROJ string, or a CRS in PROJ's database.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/geometry.h"
#include "geo/projection/projection.h"

struct pj_ctx;

namespace homebound {

// A projection as it is handed to PROJ, with the domain and the affine map that PROJ lacks.
struct Definition {
  std::string text;     // the string given to PROJ
  bool is_crs = false;  // projects from WGS84 with the datum shift
  Domain domain;
  bool movable = true;
  std::optional<Affine> from_native;  // PROJ's plane to metres east and north; none when equal
};

// Throws Error for an unknown name and for a projection that a map cannot show.
Definition define(pj_ctx* context, std::string_view name, std::optional<LonLat> centre);

}  // namespace homebound
