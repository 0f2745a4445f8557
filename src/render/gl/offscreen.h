// Draws to pixels without a window. Pictures under a map need OpenGL, through an EGL surfaceless context;
// everything else needs neither OpenGL nor a display.
#pragma once

#include <functional>

#include "drawing/pixel_rows.h"

namespace homebound::render {

// Draws a page at `scale` pixels per page unit; the picture has round(page * scale) pixels. It may have any
// size: large pictures are drawn in tiles of at most `largest_tile` pixels each way that join exactly. The
// same drawing gives the same bytes, whatever was drawn before. Any thread may call it, also one with a
// window's context. Throws Error when a picture has to be drawn and there is no OpenGL 3.3, and like
// pixel_size().
drawing::Pixels draw_offscreen(const drawing::Drawing& drawing, double scale = 1, int largest_tile = 4096);

// Hands over the same picture in strips from the top, each `rows` high except the last. Only one strip is
// held at a time, while `take` runs. `take` is called on another thread and may throw.
void draw_in_strips(const drawing::Drawing& drawing, double scale, int rows,
                    const std::function<void(const drawing::PixelRows& strip)>& take,
                    int largest_tile = 4096);
// The size of such a picture in pixels. pixel_size() throws Error when a side is not 1..100,000 pixels.
struct PixelSize {
  int width = 0, height = 0;
};
PixelSize pixel_size(const drawing::Drawing& drawing, double scale);

}  // namespace homebound::render
