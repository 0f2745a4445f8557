#include "compose/compose.h"

#include "compose/daylight.h"
#include "compose/plan.h"

namespace homebound::compose {
namespace {

std::shared_ptr<scene::Group> group(const char* name) {
  auto g = std::make_shared<scene::Group>();
  g->name = name;
  return g;
}

// A ring around the place of the event that the caption tells.
void draw_event(Items& items, const Plan::Parts& p, const timeline::FrameState& state) {
  if (!state.event || !p.options.layers.caption) return;
  const scenario::Scenario& s = *p.timeline->scenario;
  const scenario::Event& e = s.events[*state.event];
  const auto where = e.place ? std::optional(s.places[*e.place].at) : e.position;
  const auto plane = where ? p.view.projection.forward(*where) : std::nullopt;
  if (!plane) return;
  const Point at = p.view.to_page(*plane);
  add_stroke(items, circle_path(at, 8.5), p.theme.accent, 2.2);
  add_stroke(items, circle_path(at, 11), p.theme.accent.faded(0.4F), 1.2);
}

}  // namespace

scene::Scene compose(const Plan& plan, const timeline::FrameState& state, const Emphasis& emphasis) {
  const Plan::Parts& p = plan.parts();
  scene::Scene scene;
  scene.page = p.view.page;
  scene.background = p.options.transparent ? p.theme.page.with_alpha(0) : p.theme.page;
  scene.items.push_back(p.base);

  if (p.options.layers.daylight) {
    const auto daylight = group("daylight");
    draw_daylight(daylight->items, p.view, p.theme, state.t);
    scene.items.emplace_back(daylight);
  }
  if (p.layers.under_routes) scene.items.emplace_back(p.layers.under_routes);
  const auto routes = group("routes");
  draw_routes(routes->items, *p.timeline, state, p.routes, p.theme, emphasis);
  scene.items.emplace_back(routes);

  if (p.layers.under_labels) scene.items.emplace_back(p.layers.under_labels);
  const auto aircraft = group("aircraft");
  draw_aircraft(aircraft->items, state, p.routes, p.theme, emphasis);
  if (p.routes.network) scene.items.emplace_back(aircraft);  // so many would hide the names
  const auto places = group("places");
  draw_marks(places->items, p.labels, p.theme);
  draw_event(places->items, p, state);
  draw_pulses(places->items, *p.timeline, state, p.routes);
  draw_labels(places->items, p.labels, p.theme);
  places->items.insert(places->items.end(), p.layers.labels.begin(), p.layers.labels.end());
  scene.items.emplace_back(places);

  if (!p.routes.network) scene.items.emplace_back(aircraft);

  const auto furniture = group("furniture");
  furniture->items.insert(furniture->items.end(), p.aids.items.begin(), p.aids.items.end());
  draw_furniture(furniture->items, *p.timeline, state, p.routes.style, p.furniture, p.options, p.theme);
  scene.items.emplace_back(furniture);
  return scene;
}

}  // namespace homebound::compose
