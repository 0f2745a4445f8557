// Shows drawings through the current OpenGL 3.3 core context.
#pragma once

#include "render/gl/pictures.h"
#include "render/raster/canvas.h"

namespace homebound::render {

// Draws a page into a picture of its own and shows it in a framebuffer.
class Renderer {
 public:
  // Needs a current context and loads shaders/. Throws Error naming the shader and GL's message.
  Renderer();

  // Draws width x height pixels of the page, starting at `origin` (whole pixels), into the renderer's own
  // picture. Keeps what has not changed since the last draw of the same size.
  void draw(const drawing::Drawing& drawing, double scale, int width, int height, Point origin = {});

  // Copies the picture to the pixels `to` of the framebuffer `target` (0: the window), which is `height`
  // pixels high and not multisampled; y points down in `to`. Smooths where the sizes differ. The copied
  // pixels are premultiplied. Leaves `target` bound.
  void show(unsigned target, int height, const PixelRect& to) const;
  // Lays the picture over what the framebuffer holds there, smoothed where the sizes differ; where they
  // do not, what is clear costs nothing.
  void lay_over(unsigned target, int height, const PixelRect& to, float opacity = 1);

 private:
  Pictures pictures_;
  Canvas canvas_{Order::bgra, pictures_};
  Target picture_;              // rows run down the page
  std::vector<PixelRect> ink_;  // what is not clear of it
  ProgramName over_;            // made when it is first needed
  VertexArrayName array_;
};

}  // namespace homebound::render
