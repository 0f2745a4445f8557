#include "compose/picture/compose.h"

#include <algorithm>
#include <iterator>

#include "compose/aids/ruler.h"
#include "compose/column/title_card.h"
#include "compose/framing/morph.h"
#include "compose/kit/fade.h"
#include "compose/labels/place_card.h"
#include "compose/map/daylight.h"
#include "compose/picture/crossfade.h"
#include "compose/picture/plan_parts.h"
#include "compose/picture/shot.h"

namespace homebound::compose {
namespace {

std::shared_ptr<drawing::Group> group(const char* name) {
  auto g = std::make_shared<drawing::Group>();
  g->name = name;
  return g;
}

// Draws a ring around the place of an event.
void draw_ring(Items& items, const Plan::Parts& p, std::size_t event) {
  const scenario::Scenario& s = *p.timeline->scenario;
  const scenario::Event& e = s.events[event];
  const auto where = e.place ? std::optional(s.places[*e.place].at) : e.position;
  const auto plane = where ? p.view.projection.forward(*where) : std::nullopt;
  if (!plane) return;
  const Point at = p.view.to_page(*plane);
  add_stroke(items, circle_path(at, 8.5), p.theme.accent, 2.2);
  add_stroke(items, circle_path(at, 11), p.theme.accent.faded(0.4F), 1.2);
}

// Draws a ring around the place of the event in the caption.
void draw_event(Items& items, const Plan::Parts& p, const timeline::FrameState& state) {
  if (!p.options.layers.caption) return;
  const auto add = [&](const std::optional<std::size_t>& event, double opacity) {
    if (event) faded(items, "event", opacity, [&](Items& into) { draw_ring(into, p, *event); });
  };
  add(state.caption.before, 1 - state.caption.arrived);
  add(state.event, state.caption.arrived);
}

// Returns whether a label belongs to one view only and fades during a move; the scenario's places do not.
bool is_detail(const Label& label) { return !label.place; }

std::vector<Label> labels_where(const std::vector<Label>& all, bool details) {
  std::vector<Label> some;
  std::copy_if(all.begin(), all.end(), std::back_inserter(some),
               [&](const Label& l) { return is_detail(l) == details; });
  return some;
}

const Label* label_of(const Plan& plan, std::size_t place) {
  const auto& all = plan.parts().labels;
  const auto found = std::find_if(all.begin(), all.end(), [&](const Label& l) { return l.place == place; });
  return found != all.end() && found->box ? &*found : nullptr;
}

constexpr double same_side = 16;  // page units

// Returns how far a name is shown beside the cards of callouts that move: it fades while one slides over it.
double beside_cards(const Rect& name, const std::vector<std::pair<Rect, double>>& cards) {
  constexpr double gone = 8;  // page units under a card
  double shown = 1;
  for (const auto& [card, opacity] : cards) {
    const double across = std::min(name.right, card.right) - std::max(name.left, card.left),
                 down = std::min(name.bottom, card.bottom) - std::max(name.top, card.top);
    shown = std::min(shown, 1 - opacity * std::clamp(std::min(across, down) / gone, 0.0, 1.0));
  }
  return shown;
}

// Draws names during a move: beside their marks' current positions, from their place in one plan to that in
// the other. A name that changes sides crossfades instead, so that it never covers its mark.
void draw_passing_names(Items& items, const Plan::Parts& p, const Shot& shot,
                        const std::vector<std::pair<Rect, double>>& cards) {
  for (const Label& now : p.labels) {
    if (!now.place) continue;
    const Label* const before = label_of(*shot.from, *now.place);
    const Label* const after = label_of(*shot.to, *now.place);
    if (!before && !after) continue;
    const auto offset = [](const Label& l) { return Point{l.box->left, l.box->top} - l.at; };
    const auto draw = [&](Label label, Point from_mark, double opacity) {
      label.at = now.at;
      label.box =
          Rect::at(now.at.x + from_mark.x, now.at.y + from_mark.y, label.box->width(), label.box->height());
      faded(items, "name", opacity * beside_cards(*label.box, cards),
            [&](Items& into) { draw_labels(into, {label}, p.theme); });
    };
    if (before && after && length(offset(*after) - offset(*before)) < same_side) {
      draw(*after, offset(*before) + (offset(*after) - offset(*before)) * shot.way, 1);
      continue;
    }
    if (before) draw(*before, offset(*before), std::clamp(1 - 2 * shot.way, 0.0, 1.0));
    if (after) draw(*after, offset(*after), std::clamp(2 * shot.way - 1, 0.0, 1.0));
  }
}

// Draws the names of the user's layers and the numbers of people, which a moving camera leaves out.
void draw_notes(Items& items, const Plan::Parts& p, const timeline::FrameState& state) {
  items.insert(items.end(), p.layers.labels.begin(), p.layers.labels.end());
  draw_timed(items, p.layers.timed_labels, *p.timeline, state);
  draw_people(items, p.people, *p.timeline, p.options, p.routes, p.theme);
}

// Draws the callouts between the two views of a move. Returns their cards.
std::vector<std::pair<Rect, double>> draw_callouts_between(Items& items, const Plan::Parts& p,
                                                           const Shot& shot,
                                                           const timeline::FrameState& state) {
  const Plan::Parts &from = shot.from->parts(), &to = shot.to->parts();
  return draw_passing_callouts(items, {from.callouts, to.callouts, shot.way},
                               {to.callout_subject().cards, p.view, p.routes}, p.theme, state);
}

// Returns the scene that a picture tells.
const scenario::StoryScene* told_scene(const Plan::Parts& p, const timeline::FrameState& state) {
  const auto& scenes = p.timeline->scenario->scenes;
  const auto scene = state.story ? std::optional(state.story->scene) : p.options.scene;
  return scene && *scene < scenes.size() ? &scenes[*scene] : nullptr;
}

// The flight that is chosen, or else those that the scene wants to stand out.
std::vector<std::size_t> stressed(const Plan::Parts& p, const timeline::FrameState& state,
                                  const Emphasis& emphasis) {
  if (emphasis.flight) return {*emphasis.flight};
  const scenario::StoryScene* const scene = told_scene(p, state);
  return scene == nullptr ? std::vector<std::size_t>() : scene->stress;
}

// 0..1
double routes_shown(const Shot& shot) {
  const auto shown = [](const Plan& plan) { return plan.parts().options.layers.routes ? 1.0 : 0.0; };
  if (!shot.from) return shown(*shot.plan);
  return shown(*shot.from) + (shown(*shot.to) - shown(*shot.from)) * shot.way;
}

// The boxes that a card on the map should not hide.
std::vector<Rect> taken_by(const Plan::Parts& p) {
  std::vector<Rect> taken = p.aids.boxes;
  for (const Rect& box : p.overlays.boxes()) taken.push_back(box);
  for (const Label& label : p.labels)
    if (label.box) taken.push_back(*label.box);
  return taken;
}

// Tells whether both plans have a chart of that form at one place of the page.
bool same_chart(const Plan& a, const Plan& b) {
  const auto &one = a.parts().aids.chart, &other = b.parts().aids.chart;
  return one && other && one->box == other->box;
}
bool has_chart(const Plan& plan, const TallyChart& chart) {
  return std::ranges::any_of(plan.parts().aids.charts,
                             [&](const TallyChart& c) { return c.form == chart.form && c.box == chart.box; });
}

}  // namespace

drawing::Drawing compose(const Plan& plan, const timeline::FrameState& state, const Emphasis& emphasis) {
  // The plan outlives the call.
  return compose(Shot{std::shared_ptr<const Plan>(std::shared_ptr<const Plan>(), &plan), {}, {}, 0, 1, {}},
                 state, emphasis);
}

namespace {

// Draws the story's column, the caption and what else is told beside the map.
void draw_cards(Items& items, const Shot& shot, const timeline::FrameState& state) {
  // They change with the scene, not with its view.
  const Plan::Parts& now = (shot.to ? shot.to : shot.plan)->parts();
  const Plan::Parts& before = (shot.from ? shot.from : shot.below ? shot.below : shot.plan)->parts();
  const Sheet sheet = now.sheet(), sheet_before = before.sheet();
  draw_overlays(items, {before.overlays, sheet_before}, {now.overlays, sheet}, state);
}

// Draws what lies on the page rather than on the map, without the cards where another picture lies below.
std::shared_ptr<drawing::Group> furniture_of(const Shot& shot, const timeline::FrameState& state,
                                             const Aids& aids, bool cards = true) {
  const Plan::Parts& p = shot.plan->parts();
  const double detail = shot.from ? shot.detail : 1;
  const auto overlays = group("furniture");
  if (const scenario::StoryScene* const scene = told_scene(p, state);
      scene != nullptr && scene->card && p.options.cards)
    draw_title_card(overlays->items, p.sheet(), *scene, state);
  faded(overlays->items, "aids", detail,
        [&](Items& items) { items.insert(items.end(), aids.items.begin(), aids.items.end()); });
  const bool steady = shot.from && same_chart(*shot.from, *shot.to);
  if (const auto& chart = steady ? shot.to->parts().aids.chart : aids.chart)
    faded(overlays->items, "chart now", steady ? 1 : detail, [&](Items& items) {
      items.push_back(chart->picture);
      draw_chart_now(items, *chart, state.t, p.theme);
    });
  const auto draw = [&](const TallyChart& chart, double opacity) {
    faded(overlays->items, "chart now", opacity, [&](Items& items) {
      items.push_back(chart.picture);
      draw_tally_now(items, chart, state.t, p.theme, p.options.language);
    });
  };
  for (const TallyChart& chart : aids.charts)
    if (!shot.from || !has_chart(*shot.from, chart) || !has_chart(*shot.to, chart)) draw(chart, detail);
  if (shot.from)
    for (const TallyChart& chart : shot.to->parts().aids.charts)
      if (has_chart(*shot.from, chart)) draw(chart, 1);
  if (cards) draw_cards(overlays->items, shot, state);
  return overlays;
}

drawing::Drawing compose_map(const Shot& shot, const timeline::FrameState& state, const Emphasis& emphasis,
                             const std::optional<drawing::Item>& furniture) {
  const Plan::Parts& p = shot.plan->parts();
  const double detail = shot.from ? shot.detail : 1;
  drawing::Drawing drawing;
  drawing.page = p.view.page;
  drawing.background = p.options.transparent ? p.theme.page.with_alpha(0) : p.theme.page;
  drawing.items.push_back(p.base);

  if (p.options.layers.daylight) {
    const auto daylight = group("daylight");
    draw_daylight(daylight->items, p.night, p.view, p.theme, state.t);
    drawing.items.emplace_back(daylight);
  }
  if (p.options.layers.twilight) {
    const auto twilight = group("twilight");
    draw_twilight(twilight->items, p.view, p.theme, state.t);
    drawing.items.emplace_back(twilight);
  }
  if (p.layers.under_routes) drawing.items.emplace_back(p.layers.under_routes);
  draw_timed(drawing.items, p.layers.timed_under_routes, *p.timeline, state);
  const auto place = emphasis.place ? emphasis.place : p.options.place;
  const auto single = place && p.options.layers.routes ? single_of(p, *place) : nullptr;
  const Traffic traffic{*p.timeline, state, p.routes, p.theme, stressed(p, state, emphasis), single.get()};
  const auto routes = group("routes");
  routes->opacity = static_cast<float>(routes_shown(shot));
  if (routes->opacity > 0) draw_routes(routes->items, traffic);
  drawing.items.emplace_back(routes);

  if (p.layers.under_labels) drawing.items.emplace_back(p.layers.under_labels);
  draw_timed(drawing.items, p.layers.timed_under_labels, *p.timeline, state);
  const auto aircraft = group("aircraft");
  aircraft->opacity = routes->opacity;
  if (aircraft->opacity > 0) draw_aircraft(aircraft->items, traffic);
  drawing.items.emplace_back(aircraft);  // below names, which it would hide
  const auto places = group("places");
  if (detail >= 1) {
    draw_marks(places->items, p.labels, p.theme);
  } else {
    faded(places->items, "details", detail, [&](Items& items) {
      const std::vector<Label> labels = labels_where(p.labels, true);
      draw_marks(items, labels, p.theme);
      draw_labels(items, labels, p.theme);
      if (!single) draw_values(items, p.numbers(), p.band_values, state.t, p.theme);
      draw_transit(items, p.transit, *p.timeline, p.options, state.t, p.theme);
      draw_notes(items, p, state);
    });
    draw_marks(places->items, labels_where(p.labels, false), p.theme);
  }
  draw_event(places->items, p, state);
  if (p.options.layers.routes) draw_pulses(places->items, traffic);
  if (detail >= 1) {
    draw_labels(places->items, p.labels, p.theme);
    if (!single)  // the numbers of bands that fade would stand alone
      draw_values(places->items, p.numbers(), p.band_values, state.t, p.theme);
    draw_transit(places->items, p.transit, *p.timeline, p.options, state.t, p.theme);
    draw_notes(places->items, p, state);
    draw_callouts(places->items, p.callouts, p.callout_subject(), p.theme, state);
  } else if (shot.passing()) {
    Items callouts;
    draw_passing_names(places->items, p, shot, draw_callouts_between(callouts, p, shot, state));
    std::ranges::move(callouts, std::back_inserter(places->items));
  } else {
    draw_labels(places->items, labels_where(p.labels, false), p.theme);
    draw_callouts_between(places->items, p, shot, state);
  }
  drawing.items.emplace_back(places);
  if (single) {
    const auto card = group("place");
    draw_place_card(card->items, *single, {*p.world, *p.timeline, p.view, p.options}, p.theme, taken_by(p));
    drawing.items.emplace_back(card);
  }

  if (furniture) drawing.items.push_back(*furniture);

  if (emphasis.ruler) {
    const auto ruler = group("ruler");
    draw_ruler(ruler->items, *emphasis.ruler, p.view, p.theme, p.options.language);
    drawing.items.emplace_back(ruler);
  }
  return drawing;
}

}  // namespace

drawing::Drawing compose(const Shot& shot, const timeline::FrameState& state, const Emphasis& emphasis) {
  const auto without_cards = [&](const Plan& plan) {
    const Shot alone{std::shared_ptr<const Plan>(std::shared_ptr<const Plan>(), &plan), {}, {}, 0, 1, {}};
    return compose_map(alone, state, emphasis, furniture_of(alone, state, plan.parts().aids, false));
  };
  const bool fades =
      shot.from && fades_into(shot.from->parts().view.projection, shot.to->parts().view.projection);
  if (!fades && (!shot.below || !state.story))
    return compose_map(shot, state, emphasis, furniture_of(shot, state, shot.plan->parts().aids));
  // Cards that lay in both pictures would be read through one another.
  drawing::Drawing both =
      fades ? crossfade(without_cards(*shot.from), without_cards(*shot.to), shot.way)
            : crossfade(without_cards(*shot.below), without_cards(*shot.plan), state.story->arrived);
  const auto cards = group("furniture");
  draw_cards(cards->items, shot, state);
  both.items.emplace_back(cards);
  return both;
}

Sliding compose_sliding(const Shot& shot, const View& seen, const timeline::FrameState& state,
                        const Emphasis& emphasis) {
  const Plan::Parts& p = shot.plan->parts();
  Sliding sliding{compose_map(shot, state, emphasis, std::nullopt), {}};
  sliding.furniture.page = p.view.page;
  sliding.furniture.background = p.theme.page.with_alpha(0);
  sliding.furniture.items.push_back(furniture_of(
      shot, state, seen == p.view ? p.aids : plan_aids(p.sheet(), seen, *p.world, p.overlays, &p.aids)));
  return sliding;
}

}  // namespace homebound::compose
