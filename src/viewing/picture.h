// The picture on the screen. While the plan is that of the view, it is shown as it is. While the plan of a
// new view is being made, the last picture goes on, shifted and scaled to where it belongs.
#pragma once

#include <optional>

#include "compose/picture/compose.h"
#include "render/gl/renderer.h"
#include "session/clock.h"
#include "viewing/viewer.h"

namespace homebound::viewing {

// Where on the window the map is, pixels, and how large a page unit is there.
struct Place {
  Rect map;
  int width = 0, height = 0;  // of the window
  double scale = 1;
};

class Picture {
 public:
  // Draws what the viewer shows of a second of the story, told by a clock, into the window. `page` fills what
  // it leaves.
  void draw(const Viewer::Showing& showing, double second, const session::Clock& told,
            compose::Emphasis emphasis, const Place& place, Colour page);

 private:
  render::Renderer renderer_;  // needs a current OpenGL context
};

}  // namespace homebound::viewing
