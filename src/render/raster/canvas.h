// Draws a Drawing to pixels on the CPU. Only pictures under a map (images, pictures of the sphere) come
// from elsewhere.
#pragma once

#include <memory>
#include <vector>

#include "drawing/drawing.h"
#include "render/raster/sheet.h"

namespace homebound::render {

// The part of a page to draw, and its resolution.
struct Viewport {
  double scale = 1;  // pixels per page unit
  PixelRect pixels;  // of the page
};

// Draws an item's picture without its path or frame: the premultiplied pixels of `box`, at `scale` pixels
// per page unit.
class PictureSource {
 public:
  virtual ~PictureSource() = default;
  virtual Block draw(const drawing::Image& image, double scale, const PixelRect& box, Order order) = 0;
  virtual Block draw(const drawing::Warp& warp, double scale, const PixelRect& box, Order order) = 0;
};

// Keeps what was drawn from one draw to the next, so that only changes are computed again: groups with a
// key as a whole, the page tile by tile. The result does not depend on it.
class Canvas {
 public:
  Canvas(Order order, PictureSource& pictures);  // the source must outlive the canvas
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  struct Drawn {
    const Block& page;               // valid until the next draw
    std::vector<PixelRect> changed;  // since the last draw of the same pixels
  };
  // `again` means that similar drawings will follow. Without it the base map gets no layer of its own, only
  // its pixels.
  Drawn draw(const drawing::Drawing& drawing, const Viewport& view, bool again = true);

  struct State;

 private:
  std::unique_ptr<State> state_;
};

}  // namespace homebound::render
