// Scene to pixels without a window. Pictures under a map need OpenGL, through an EGL surfaceless context; all
// else needs neither it nor a display.
#pragma once

#include "scene/scene.h"

namespace homebound::render {

// Draws page at `scale` pixels a page unit; the picture is round(page * scale) pixels. Any size: large ones
// are drawn in tiles, at most `largest_tile` pixels each way, that join exactly. The same scene gives the
// same bytes, whatever was drawn before. Any thread may call it, also one with a window's context. Throws
// Error when a picture has to be drawn and there is no OpenGL 3.3.
scene::Pixels draw_offscreen(const scene::Scene& scene, double scale = 1, int largest_tile = 4096);

}  // namespace homebound::render
