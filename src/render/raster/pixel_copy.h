// Draws pictures that need no sampling.
#pragma once

#include <optional>

#include "drawing/drawing.h"
#include "render/raster/sheet.h"

namespace homebound::render {

// Returns the premultiplied pixels of `box`, at `scale` pixels per page unit, of a picture that covers it
// pixel for pixel; nothing for any other.
std::optional<Block> copied(const drawing::Image& image, double scale, const PixelRect& box, Order order);

}  // namespace homebound::render
