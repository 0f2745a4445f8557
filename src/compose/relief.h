// Pictures of the sphere as items of the map.
#pragma once

#include <memory>
#include <optional>

#include "compose/view.h"
#include "data/raster.h"
#include "scene/warp.h"

namespace homebound::compose {

std::shared_ptr<const scene::SphereRaster> sphere_raster(const data::Raster& raster);

// The raster within `area`, which is in the projection's metres; nothing when none of it is on the page.
std::optional<scene::Warp> draw_raster(std::shared_ptr<const scene::SphereRaster> raster,
                                       const scene::SharedPath& area, const View& view, double opacity);

}  // namespace homebound::compose
