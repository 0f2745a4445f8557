#include "viewing/picture.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <epoxy/gl.h>

#include "compose/picture/crossfade.h"
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
  timeline::FrameState state;
  if (showing.plan) {
    state = timeline::evaluate_story(showing.plan->timeline(), screen.second());
    state.story->speed = screen.session.clock.speed;
    state.story->real = screen.session.clock.pace == session::Pace::real;
  }
  draw_map(showing, screen, screen.place, state, page);
  if (!screen.second_map) return;
  Place there = screen.place;
  there.map = *screen.second_map;
  Viewer::Showing second = showing;
  second.plan = showing.plan ? showing.plan->beside() : nullptr;
  if (second.plan) {
    second.shot = compose::beside(showing.shot);
    second.below = showing.below ? showing.below->beside() : nullptr;
    state = compose::beside(state, *showing.plan);
  }
  draw_map(second, screen, there, state, page);
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
    if (slides) {
      const compose::Sliding sliding = compose::compose_sliding(showing.shot, showing.view, state, emphasis);
      renderer_.draw(sliding.map, view.scale, size.width(), size.height());
      renderer_.show(0, place.height, pixels(place_of_page(view, showing.view, place)));
      if (!furniture_) furniture_.emplace();
      furniture_->draw(sliding.furniture, place.scale, map.width(), map.height());
      furniture_->lay_over(0, place.height, {1.0 * map.left, 1.0 * map.top});
      glDisable(GL_SCISSOR_TEST);
      return;
    }
    drawing::Drawing drawing = compose::compose(showing.shot, state, emphasis);
    if (showing.below)
      drawing = compose::crossfade(compose::compose(*showing.below, state, emphasis), std::move(drawing),
                                   showing.share);
    renderer_.draw(drawing, view.scale, size.width(), size.height());
    renderer_.show(0, place.height, as_it_is ? map : pixels(place_of_page(view, showing.view, place)));
  }
  glDisable(GL_SCISSOR_TEST);
}

}  // namespace homebound::viewing
