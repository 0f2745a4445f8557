#include "render/gl/frames.h"

#include <cmath>

#include "render/gl/lazy_pictures.h"

namespace homebound::render {

struct Frames::State {
  LazyPictures pictures;
  Canvas canvas{Order::rgba, pictures};
};

Frames::Frames() : state_(std::make_unique<State>()) {}
Frames::~Frames() = default;

Frame Frames::draw(const drawing::Drawing& drawing, double scale) {
  const auto pixels = [&](double page) { return static_cast<int>(std::floor(page * scale + 0.5)); };
  const int width = pixels(drawing.page.width), height = pixels(drawing.page.height);
  const Canvas::Drawn drawn = state_->canvas.draw(drawing, {scale, {0, 0, width, height}});
  return {width, height, drawn.page.row(0, 0), drawing.background.a >= 1, drawn.changed};
}

}  // namespace homebound::render
