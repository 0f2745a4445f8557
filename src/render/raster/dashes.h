// A polyline cut into dashes.
#pragma once

#include <span>

#include "base/geometry.h"

namespace homebound::render {

// `pattern` holds lengths on and off, in the path's unit; each part starts with the first. An odd pattern
// is repeated to make it even. A pattern without a positive length leaves the path as it is. Only what lies
// within `visible` is needed: dashes wholly outside may be left out.
Path dashed(const Path& path, std::span<const double> pattern, const Rect& visible);

}  // namespace homebound::render
