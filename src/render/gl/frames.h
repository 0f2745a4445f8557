// Drawing after drawing to pixels, as for a film: what stays the same from one to the next is not drawn
// again.
#pragma once

#include <memory>
#include <vector>

#include "drawing/drawing.h"
#include "render/raster/coverage.h"

namespace homebound::render {

// Premultiplied RGBA, rows downwards, without padding; valid until the next draw.
struct Frame {
  int width = 0, height = 0;
  const std::uint8_t* rgba = nullptr;
  bool opaque = true;
  std::vector<PixelRect> changed;  // since the frame before; all of the first

  const std::uint8_t* at(int x, int y) const {
    return rgba +
           4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x));
  }
};

// The pixels are those of draw_offscreen(), whatever was drawn before. One thread at a time, one that has no
// OpenGL context of its own; any number of objects side by side.
class Frames {
 public:
  Frames();
  ~Frames();
  Frames(const Frames&) = delete;
  Frames& operator=(const Frames&) = delete;

  // `scale`: pixels a page unit. Throws Error when a picture has to be drawn and there is no OpenGL 3.3.
  Frame draw(const drawing::Drawing& drawing, double scale);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace homebound::render
