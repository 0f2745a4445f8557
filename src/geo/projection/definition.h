// What a name of a projection means: a preset, a PROJ string, or a CRS that PROJ's database knows.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/geometry.h"
#include "geo/projection/projection.h"

struct pj_ctx;

namespace homebound {

struct Definition {
  std::string text;     // what PROJ is given
  bool is_crs = false;  // from WGS84's longitude and latitude, its datum's shift included
  Domain domain;
  bool movable = true;
  std::optional<Affine> from_native;  // PROJ's plane to metres east and north, where that is not the same
};

// Throws Error for a name that means nothing or that a map cannot show.
Definition define(pj_ctx* context, std::string_view name, std::optional<LonLat> centre);

}  // namespace homebound
