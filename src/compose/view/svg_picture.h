// Reads an SVG as pixels, by librsvg.
#pragma once

#include <filesystem>
#include <memory>

#include "drawing/drawing.h"

namespace homebound::compose {

// Returns the picture of an SVG of its own proportions, `most` pixels on its longer side. What it names
// outside itself is not read. The library is loaded by the first call. Throws Error for a file that is no SVG
// and where the library is not installed.
std::shared_ptr<const drawing::Pixels> read_svg(const std::filesystem::path& file, int most);

}  // namespace homebound::compose
