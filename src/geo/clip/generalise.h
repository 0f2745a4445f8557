// Lines and areas with fewer points, for maps on which the others could not be told apart.
#pragma once

#include "base/quantity.h"
#include "geo/clip/shape.h"

namespace homebound {

// Returns the shape with only as many of its points as keep every other within `tolerance` of an edge, by the
// method of Ramer, Douglas and Peucker on the sphere. Lines keep their ends, rings at least three points and
// the ends of hidden edges, so that areas cut in two still meet. Parts keep their order and direction.
Shape generalised(const Shape& shape, Metres tolerance);

}  // namespace homebound
