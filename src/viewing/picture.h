// Draws the picture on the screen. While the plan of a new view is being made, the previous picture stays,
// shifted and scaled to fit the new view.
#pragma once

#include <optional>

#include "compose/picture/compose.h"
#include "render/gl/renderer.h"
#include "session/clock.h"
#include "viewing/viewer.h"

namespace homebound::viewing {

// The map's position in the window, pixels, and its scale, pixels per page unit.
struct Place {
  Rect map;
  int width = 0, height = 0;  // of the window
  double scale = 1;
};

class Picture {
 public:
  // Draws into the window what the viewer shows of a second of the story, which passes as the clock `told`
  // says. `page` fills the rest of the window.
  void draw(const Viewer::Showing& showing, double second, const session::Clock& told,
            compose::Emphasis emphasis, const Place& place, Colour page);

 private:
  render::Renderer renderer_;  // needs a current OpenGL context
};

}  // namespace homebound::viewing
