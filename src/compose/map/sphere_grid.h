// Maps page points to positions on the sphere, for drawing pictures of the sphere.
#pragma once

#include <memory>

#include "drawing/warp.h"
#include "geo/projection/projection.h"

namespace homebound::compose {

// Returns a grid over `box` (page units) for a projection laid on the page by `to_page`. Interpolated
// positions are accurate to about a quarter of a page unit, and to 2 units along the edge of the map (where
// a projection stretches a point to a line: to 0.0015 radians on the sphere). Nodes beyond that edge
// extrapolate from inside it.
std::shared_ptr<const drawing::SphereGrid> sphere_grid(const Projection& projection, const Affine& to_page,
                                                       const Rect& box);

}  // namespace homebound::compose
