// Which position on the sphere lies where on the page: for drawing pictures of the sphere.
#pragma once

#include <memory>

#include "drawing/warp.h"
#include "geo/projection/projection.h"

namespace homebound::compose {

// A grid over `box` (page units) for a projection laid on the page by `to_page`. What is interpolated lies
// within about a quarter of a page unit of its true place, and within 2 units along the edge of the map
// (where a projection stretches a point to a line: within 0.0015 radians on the sphere). Nodes beyond that
// edge continue what is inside it.
std::shared_ptr<const drawing::SphereGrid> sphere_grid(const Projection& projection, const Affine& to_page,
                                                       const Rect& box);

}  // namespace homebound::compose
