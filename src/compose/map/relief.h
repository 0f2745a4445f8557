// Draws pictures of the sphere as items of the map.
#pragma once

#include <memory>
#include <optional>

#include "compose/view/view.h"
#include "drawing/warp.h"

namespace homebound::compose {

// Returns the positions on the sphere of an area (projected metres); null when none of it is on the page.
std::shared_ptr<const drawing::SphereGrid> grid_over(const drawing::SharedPath& area, const View& view);
// Returns the raster clipped to `area` (projected metres); nullopt when none of it is on the page.
std::optional<drawing::Warp> draw_raster(std::shared_ptr<const drawing::SphereRaster> raster,
                                         const drawing::SharedPath& area, const View& view, double opacity);

}  // namespace homebound::compose
