#include "ui/window/canvas.h"

#include <epoxy/gl.h>

#include "ui/window/beat.h"

namespace homebound::ui {
namespace {

constexpr double smooth_draw = 14;  // milliseconds a new view may take while the hand moves

// The panels' background is cleared rather than filled, which is the cheapest way to paint a large area.
void clear_around(const viewing::ScreenView& screen, Colour colour) {
  const viewing::Place& place = screen.place;
  const Rect& first = place.map;
  Rect map = first;
  if (screen.second_map) map.add(*screen.second_map);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  glViewport(0, 0, place.width, place.height);
  glEnable(GL_SCISSOR_TEST);
  glClearColor(colour.r, colour.g, colour.b, 1);
  const auto clear = [&](double left, double top, double right, double bottom) {
    glScissor(static_cast<int>(left), place.height - static_cast<int>(bottom), static_cast<int>(right - left),
              static_cast<int>(bottom - top));
    glClear(GL_COLOR_BUFFER_BIT);
  };
  clear(0, 0, place.width, map.top);
  clear(map.right, map.top, place.width, map.bottom);
  if (const auto& second = screen.second_map; second && second->left > first.right)
    clear(first.right, map.top, second->left, map.bottom);
  else if (second)
    clear(map.left, first.bottom, map.right, second->top);
  clear(0, map.bottom, place.width, place.height);
  glDisable(GL_SCISSOR_TEST);
}

}  // namespace

void Canvas::draw(const viewing::ScreenView& screen, Colour page, Colour ground) {
  const viewing::Viewer::Showing showing = screen.viewer.showing(screen.wall);
  const bool fresh = showing.plan != drawn_;
  const auto start = SteadyClock::now();
  picture_.draw(showing, screen, page);
  if (fresh) {
    glFinish();
    first_drawing_ = milliseconds_since(start) * (screen.viewer.goal().scale / showing.plan->view().scale);
    drawn_ = showing.plan;
  }
  clear_around(screen, ground);
}

bool Canvas::slow() const { return first_drawing_ > smooth_draw; }

}  // namespace homebound::ui
