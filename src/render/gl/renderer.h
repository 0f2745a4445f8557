// Shows drawings through the current OpenGL 3.3 core context.
#pragma once

#include "render/gl/pictures.h"
#include "render/raster/canvas.h"

namespace homebound::render {

class Renderer {
 public:
  Renderer();  // needs a current context; loads shaders/; throws Error naming the shader and GL's message

  // Draws width x height pixels of the page, from `origin` (whole pixels), into a picture of its own. What
  // has not changed since the last draw of the same size is kept.
  void draw(const drawing::Drawing& drawing, double scale, int width, int height, Point origin = {});

  // Copies the picture onto pixels `to` of a framebuffer (0: the window) that is `height` pixels high; y goes
  // down in `to`. Smoothed where the sizes differ. Premultiplied; the framebuffer is not multisampled.
  // Afterwards `target` is bound.
  void show(unsigned target, int height, const PixelRect& to) const;

 private:
  Pictures pictures_;
  Canvas canvas_{Order::bgra, pictures_};
  Target picture_;  // rows go down the page
};

}  // namespace homebound::render
