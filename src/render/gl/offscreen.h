// Drawing to pixels without a window. Pictures under a map need OpenGL, through an EGL surfaceless context;
// all else needs neither it nor a display.
#pragma once

#include <functional>

#include "drawing/pixel_rows.h"

namespace homebound::render {

// Draws page at `scale` pixels a page unit; the picture is round(page * scale) pixels. Any size: large ones
// are drawn in tiles, at most `largest_tile` pixels each way, that join exactly. The same drawing gives the
// same bytes, whatever was drawn before. Any thread may call it, also one with a window's context. Throws
// Error when a picture has to be drawn and there is no OpenGL 3.3.
drawing::Pixels draw_offscreen(const drawing::Drawing& drawing, double scale = 1, int largest_tile = 4096);

// The same picture, handed over in strips from the top, `rows` high but for the last: only one is held at a
// time, while `take` runs. It is called on another thread, and may throw.
void draw_in_strips(const drawing::Drawing& drawing, double scale, int rows,
                    const std::function<void(const drawing::PixelRows& strip)>& take,
                    int largest_tile = 4096);
// The size of either picture in pixels. Throws Error when it is none, or too large.
struct PixelSize {
  int width = 0, height = 0;
};
PixelSize pixel_size(const drawing::Drawing& drawing, double scale);

}  // namespace homebound::render
