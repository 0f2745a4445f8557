// Cuts polylines into dashes.
#pragma once

#include <span>

#include "base/geometry.h"

namespace homebound::render {

// Returns the dashes of a path. `pattern` holds lengths on and off in the path's unit; each part starts
// with the first. An odd pattern is repeated to make it even. A pattern without a positive length, or with
// a negative one, leaves the path as it is. Dashes wholly outside `visible` may be left out.
Path dashed(const Path& path, std::span<const double> pattern, const Rect& visible);

}  // namespace homebound::render
