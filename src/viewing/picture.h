// Draws the picture on the screen. While the plan of a new view is being made, the previous picture stays,
// shifted and scaled to fit the new view.
#pragma once

#include <optional>

#include "compose/picture/compose.h"
#include "render/gl/renderer.h"
#include "session/session.h"
#include "viewing/viewer.h"

namespace homebound::viewing {

// The map's position in the window, pixels, and its scale, pixels per page unit.
struct Place {
  Rect map;
  int width = 0, height = 0;  // of the window
  double scale = 1;
};

// What a session shows at a reading of the wall clock, and where.
struct ScreenView {
  const session::Session& session;
  const Viewer& viewer;
  Seconds wall;
  Place place;
  double second() const { return session::second(session, wall); }  // of the story
};

class Picture {
 public:
  // Draws what the viewer shows into the window. `page` fills the rest of the map.
  void draw(const Viewer::Showing& showing, const ScreenView& screen, Colour page);

 private:
  render::Renderer renderer_;  // needs a current OpenGL context
};

}  // namespace homebound::viewing
