#include "ui/picture.h"

#include <algorithm>
#include <cmath>

#include <epoxy/gl.h>

namespace homebound::ui {
namespace {

int pixel(double v) { return static_cast<int>(std::lround(std::clamp(v, -1e5, 1e5))); }

render::PixelRect pixels(const Rect& r) {
  return {pixel(r.left), pixel(r.top), pixel(r.right), pixel(r.bottom)};
}

// Where the plan's page is on the window now; another projection's picture stays where it is.
Rect place_of_page(const compose::View& view, const session::Shown& shown, const Place& place) {
  const Affine change =
      view.projection == shown.projection ? shown.to_page * view.to_page.inverse() : Affine{};
  Rect page;
  for (const Point corner : {Point{0, 0}, Point{view.page.width, view.page.height}})
    page.add(Point{place.map.left, place.map.top} + change(corner) * place.scale);
  return page;
}

}  // namespace

void Picture::draw(const std::shared_ptr<const compose::Plan>& plan, const timeline::FrameState& state,
                   std::optional<std::size_t> focus, const session::Shown& shown, const Place& place,
                   Colour page) {
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  glEnable(GL_SCISSOR_TEST);
  const render::PixelRect map = pixels(place.map);
  glScissor(map.left, place.height - map.bottom, map.width(), map.height());
  const bool current = plan && plan->view().page == shown.page && plan->view().scale == place.scale &&
                       plan->view().to_page == shown.to_page && plan->view().projection == shown.projection;
  if (!current) {
    glClearColor(page.r, page.g, page.b, 1);
    glClear(GL_COLOR_BUFFER_BIT);
  }
  if (plan) {
    const compose::View& view = plan->view();
    const render::PixelRect size =
        current ? map : pixels(Rect::at(0, 0, view.page.width * view.scale, view.page.height * view.scale));
    renderer_.draw(compose::compose(*plan, state, {focus}), view.scale, size.width(), size.height());
    renderer_.show(0, place.height, current ? map : pixels(place_of_page(view, shown, place)));
  }
  glDisable(GL_SCISSOR_TEST);
}

}  // namespace homebound::ui
