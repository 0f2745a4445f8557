// The picture on the screen. While the plan is that of the view, it is shown as it is. While the plan of a
// new view is being made, the last picture goes on, shifted and scaled to where it belongs.
#pragma once

#include <memory>
#include <optional>

#include "compose/compose.h"
#include "render/gl/renderer.h"
#include "session/camera.h"

namespace homebound::ui {

// Where on the window the map is, pixels, and how large a page unit is there.
struct Place {
  Rect map;
  int width = 0, height = 0;  // of the window
  double scale = 1;
};

class Picture {
 public:
  // Draws the plan's picture of `state` into the window where `shown` looks. `page` fills what it leaves.
  void draw(const std::shared_ptr<const compose::Plan>& plan, const timeline::FrameState& state,
            std::optional<std::size_t> focus, const session::Shown& shown, const Place& place, Colour page);

 private:
  render::Renderer renderer_;  // needs a current OpenGL context
};

}  // namespace homebound::ui
