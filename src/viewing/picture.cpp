#include "viewing/picture.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include <epoxy/gl.h>

#include "compose/picture/plan_parts.h"
#include "compose/picture/side_by_side.h"

namespace homebound::viewing {
namespace {

int pixel(double v) { return static_cast<int>(std::lround(std::clamp(v, -1e5, 1e5))); }

render::PixelRect pixels(const Rect& r) {
  return {pixel(r.left), pixel(r.top), pixel(r.right), pixel(r.bottom)};
}

// Returns a plan's page in window pixels as seen through another view; with another projection it stays in
// place.
Rect place_of_page(const compose::View& plan, const compose::View& seen, const Place& place) {
  const Affine change = plan.projection == seen.projection ? seen.to_page * plan.to_page.inverse() : Affine{};
  Rect page;
  for (const Point corner : {Point{0, 0}, Point{plan.page.width, plan.page.height}})
    page.add(Point{place.map.left, place.map.top} + change(corner) * place.scale);
  return page;
}

}  // namespace

void Picture::draw(const Viewer::Showing& showing, const ScreenView& screen, Colour page) {
  // The document may have been edited since its plan was made.
  static const timeline::FrameState nothing;
  const timeline::FrameState* state = &nothing;
  if (showing.plan) {
    timeline::FrameState& now = state_.of(showing.plan->parts().timeline, screen.second());
    now.story->speed = screen.session.clock.speed;
    now.story->real = screen.session.clock.pace == session::Pace::real;
    state = &now;
  }
  draw_map(showing, screen, screen.place, *state, page);
  if (!screen.second_map) return;
  Place there = screen.place;
  there.map = *screen.second_map;
  Viewer::Showing second = showing;
  second.plan = showing.plan ? showing.plan->beside() : nullptr;
  if (second.plan) {
    second.shot = compose::beside(showing.shot);
    second.below = showing.below ? showing.below->beside() : nullptr;
    return draw_map(second, screen, there, compose::beside(*state, *showing.plan), page);
  }
  draw_map(second, screen, there, *state, page);
}

render::Renderer& Picture::sheet(const std::shared_ptr<const compose::Plan>& plan, Part part,
                                 std::size_t most) {
  auto at =
      std::ranges::find_if(sheets_, [&](const Sheet& s) { return s.part == part && s.plan.lock() == plan; });
  if (at == sheets_.end()) {
    while (sheets_.size() > most) sheets_.pop_back();
    if (sheets_.size() < most) sheets_.emplace_back();
    at = std::prev(sheets_.end());
    at->plan = plan, at->part = part;
  }
  sheets_.splice(sheets_.begin(), sheets_, at);
  return at->renderer;
}

void Picture::draw_map(const Viewer::Showing& showing, const ScreenView& screen, const Place& place,
                       const timeline::FrameState& state, Colour page) {
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  glEnable(GL_SCISSOR_TEST);
  const render::PixelRect map = pixels(place.map);
  glScissor(map.left, place.height - map.bottom, map.width(), map.height());
  const bool as_it_is =
      showing.plan && showing.plan->view() == showing.view && showing.view.scale == place.scale;
  if (!as_it_is) {
    glClearColor(page.r, page.g, page.b, 1);
    glClear(GL_COLOR_BUFFER_BIT);
  }
  if (showing.plan) {
    const timeline::Timeline& timeline = showing.plan->timeline();
    compose::Emphasis emphasis{screen.session.look.focus, screen.session.ruler};
    if (screen.hovered && *screen.hovered < timeline.scenario->places.size()) emphasis.place = screen.hovered;
    if (emphasis.flight && *emphasis.flight >= timeline.legs.size()) emphasis.flight.reset();
    const compose::View& view = showing.plan->view();
    const render::PixelRect size =
        as_it_is ? map : pixels(Rect::at(0, 0, view.page.width * view.scale, view.page.height * view.scale));
    // The map slides below its furniture, unless the hand turns it about or it fades.
    const bool slides = !as_it_is && !showing.below && view.page == showing.view.page &&
                        view.projection == showing.view.projection;
    const std::size_t most = screen.second_map ? 4 : 2;
    if (slides) {
      const compose::Sliding sliding = compose::compose_sliding(showing.shot, showing.view, state, emphasis);
      render::Renderer& moved = sheet(showing.plan, Part::whole, most);
      moved.draw(sliding.map, view.scale, size.width(), size.height());
      moved.show(0, place.height, pixels(place_of_page(view, showing.view, place)));
      render::Renderer& above = sheet(showing.plan, Part::furniture, most);
      above.draw(sliding.furniture, place.scale, map.width(), map.height());
      above.lay_over(0, place.height, map);
      glDisable(GL_SCISSOR_TEST);
      return;
    }
    const render::PixelRect to = as_it_is ? map : pixels(place_of_page(view, showing.view, place));
    if (showing.below) {
      render::Renderer& below = sheet(showing.below, Part::whole, most);
      below.draw(compose::compose(*showing.below, state, emphasis), view.scale, size.width(), size.height());
      below.show(0, place.height, to);
    }
    render::Renderer& whole = sheet(showing.plan, Part::whole, most);
    whole.draw(compose::compose(showing.shot, state, emphasis), view.scale, size.width(), size.height());
    if (showing.below)
      whole.lay_over(0, place.height, to, static_cast<float>(showing.share));
    else
      whole.show(0, place.height, to);
  }
  glDisable(GL_SCISSOR_TEST);
}

}  // namespace homebound::viewing
