#include "ui/window/canvas.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <epoxy/gl.h>

#include "ui/window/beat.h"

namespace homebound::ui {
namespace {

constexpr double smooth_draw = 14;  // milliseconds a new view may take while the hand moves

// Tells whether OpenGL draws on the processor, which enlarges a picture more slowly than it is drawn anew.
bool draws_in_software() {
  const auto* const name = reinterpret_cast<const char*>(glGetString(GL_RENDERER));  // NOLINT: bytes
  const std::string_view renderer = name == nullptr ? "" : name;
  return std::ranges::any_of(std::array{"llvmpipe", "softpipe", "SWR", "SwiftShader"},
                             [&](std::string_view one) { return renderer.find(one) != renderer.npos; });
}

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
  if (!software_) software_ = draws_in_software();
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

viewing::Viewer::Pace Canvas::pace() const {
  return {.slow = first_drawing_ > smooth_draw, .stretches = software_ && !*software_};
}

}  // namespace homebound::ui
