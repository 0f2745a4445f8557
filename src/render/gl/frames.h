// Draws one drawing after another to pixels, as for a film, and redraws only what changes from one to the
// next.
#pragma once

#include <memory>
#include <vector>

#include "drawing/drawing.h"
#include "render/raster/coverage.h"

namespace homebound::render {

// Premultiplied RGBA pixels; rows run from the top, without padding. Valid until the next draw.
struct Frame {
  int width = 0, height = 0;
  const std::uint8_t* rgba = nullptr;
  bool opaque = true;
  std::vector<PixelRect> changed;  // since the frame before; everything in the first

  const std::uint8_t* at(int x, int y) const {
    return rgba +
           4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x));
  }
};

// Draws frames with the same pixels as draw_offscreen(), whatever was drawn before. Use an object from one
// thread at a time, one without an OpenGL context of its own; any number of objects may exist side by side.
class Frames {
 public:
  Frames();
  ~Frames();
  Frames(const Frames&) = delete;
  Frames& operator=(const Frames&) = delete;

  // Draws a frame at `scale` pixels per page unit. Throws Error when a picture has to be drawn and there is
  // no OpenGL 3.3.
  Frame draw(const drawing::Drawing& drawing, double scale);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace homebound::render
