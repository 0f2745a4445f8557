// Draws a picture of the sphere that is the same along every parallel, without OpenGL: night and day, whose
// pole is where the sun is overhead, change with every frame of a film.
#pragma once

#include "drawing/warp.h"
#include "render/raster/sheet.h"

namespace homebound::render {

// Draws the pixels of `box` of a warp whose raster is zonal(), `scale` pixels a page unit, as warped() does,
// but from the finest level alone.
Block draw_zones(const drawing::Warp& warp, double scale, const PixelRect& box, Order order);

}  // namespace homebound::render
