// Draws images and pictures of the sphere by OpenGL and reads them back.
#pragma once

#include "render/gl/gl.h"
#include "render/gl/warps.h"
#include "render/raster/canvas.h"

namespace homebound::render {

// Needs the context current in which it was made. Leaves no program, vertex array, texture or framebuffer
// bound.
class Pictures final : public PictureSource {
 public:
  Pictures();
  // Both throw Error when the driver cannot hold the size.
  Block draw(const drawing::Image& image, double scale, const PixelRect& box, Order order) override;
  Block draw(const drawing::Warp& warp, double scale, const PixelRect& box, Order order) override;

 private:
  void begin(const PixelRect& box);  // binds a target of the size of `box`
  Block drawn(const PixelRect& box, Order order);

  ProgramName image_{load_program("picture.vert", "image.frag")};
  VertexArrayName array_ = make_vertex_array();
  Warps warps_;
  Target target_;
};

}  // namespace homebound::render
