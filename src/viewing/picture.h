// Draws the picture on the screen. While the plan of a new view is being made, the previous picture stays,
// shifted and scaled to fit the new view.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <optional>

#include "compose/picture/compose.h"
#include "render/gl/renderer.h"
#include "session/session.h"
#include "viewing/state_at.h"
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
  std::optional<std::size_t> hovered = {};  // a place, singled out while the pointer is there
  std::optional<Rect> second_map = {};      // beside the first; pixels of the window
  double second() const { return session::second(session, wall); }  // of the story
};

class Picture {
 public:
  // Draws what the viewer shows into the window. `page` fills the rest of the map.
  void draw(const Viewer::Showing& showing, const ScreenView& screen, Colour page);

 private:
  void draw_map(const Viewer::Showing& showing, const ScreenView& screen, const Place& place,
                const timeline::FrameState& state, Colour page);

  // What was drawn last of a plan: all of it, or its furniture alone, under which its map slides. A picture
  // that is shown again draws only what has changed, also below or above another one.
  enum class Part : std::uint8_t { whole, furniture };
  struct Sheet {
    std::weak_ptr<const compose::Plan> plan;
    Part part = Part::whole;
    render::Renderer renderer;  // needs a current OpenGL context
  };
  render::Renderer& sheet(const std::shared_ptr<const compose::Plan>& plan, Part part, std::size_t most);

  std::list<Sheet> sheets_;  // the last used first
  StateAt state_;
};

}  // namespace homebound::viewing
