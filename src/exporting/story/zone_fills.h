// Day and night as areas: a picture of the sphere that is the same along every parallel, as nested fills.
#pragma once

#include <optional>
#include <vector>

#include "drawing/warp.h"

namespace homebound::exporting {

struct ZoneFill {
  Path area;  // page units
  Colour colour;
};

// Returns fills that, one over the other, shade the warp's grid as its raster does, in steps too small to be
// seen; its path is not applied. Returns nothing for a warp that is not zonal, has several colours, or is not
// darkest at one of its poles.
std::optional<std::vector<ZoneFill>> zone_fills(const drawing::Warp& warp);

}  // namespace homebound::exporting
