// The pixel data of a PNG: filtered rows in one zlib stream.
#pragma once

#include <string>
#include <vector>

#include "scene/scene.h"

namespace homebound::exporting {

// The contents of the IDAT chunks. `opaque`: three bytes a pixel, alpha left out. Bands of rows are
// compressed at the same time, each ending on a byte boundary (a sync flush), and joined.
std::vector<std::string> png_data(const scene::Pixels& pixels, bool opaque);

}  // namespace homebound::exporting
