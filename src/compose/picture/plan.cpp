#include "compose/picture/plan.h"

#include <algorithm>

#include "compose/labels/label_space.h"
#include "compose/labels/layer_labels.h"
#include "compose/labels/point_labels.h"
#include "compose/picture/plan_parts.h"

namespace homebound::compose {

namespace {

// The places that a map marks: of a place that is singled out in a crowd, it and the busiest others of its
// flights.
std::optional<std::vector<std::size_t>> marked_on(const Plan::Parts& p) {
  constexpr std::size_t most = 40;
  auto marked = marked_places(p.routes, *p.timeline, p.view);
  if (!marked || !p.options.place) return marked;
  const auto single = single_of(p, *p.options.place);
  marked = single->places;
  for (std::size_t i = 0; i < std::min(most, single->ends.size()); ++i) marked->push_back(single->ends[i]);
  return marked;
}

// The second map has neither the title nor the legend, which are the first one's.
Options beside_options(Options options, std::shared_ptr<const timeline::Timeline> first) {
  options.beside.reset();
  options.compared = std::move(first);
  options.layers.title = options.layers.legend = false;
  return options;
}

// The logo stands once beside two maps.
void share_logo(Options& first, Options& second, const Logo& logo) {
  (logo.right ? first : second).layers.logo = false;
}

// Returns how many marks of airports can be seen without a name.
std::size_t unnamed_marks(const Plan::Parts& p) {
  if (!p.options.layers.labels) return 0;
  const Rect page{0, 0, p.view.page.width, p.view.page.height};
  return static_cast<std::size_t>(std::ranges::count_if(p.labels, [&](const Label& l) {
    return l.kind == LabelKind::airport && !l.box && !l.covered && page.contains(l.at);
  }));
}

// Returns the scenario's places with the names that they would have if nothing else had one.
std::vector<Label> names_of_places(const LabelSubject& subject, const LabelGround& ground) {
  Options options = subject.options;
  Layers& layers = options.layers;
  layers.cities = layers.countries = layers.seas = layers.graticule_labels = false;
  return place_labels({subject.world, subject.timeline, subject.view, options, subject.marked}, ground);
}

// Lays out what stands on the page, says that so many marks have no name, and places the names in what room
// is left, for which callouts then make way; returns the room that is taken.
LabelGround lay_out_page(Plan::Parts& p, std::size_t unnamed) {
  p.overlays = plan_overlays(p.sheet(), p.user_layers.get(), unnamed);
  p.aids = plan_aids(p.sheet(), p.view, *p.world, p.overlays);
  LabelGround ground = label_ground(p);
  const LabelSubject named{*p.world, *p.timeline, p.view, p.options, marked_on(p)};
  if (p.options.layers.callouts && !p.timeline->scenario->callouts.empty())
    p.callouts = place_callouts(
        p.callout_subject(), unnamed > 0 ? names_of_places(named, ground) : scenario_places(named), ground);
  if (p.options.layers.labels && p.options.layers.routes)
    p.band_values = place_values(p.numbers(), true, ground.blocked);
  p.labels = place_labels(named, ground);
  return ground;
}

// Says beside the attribution that so many marks have no name, where that moves nothing: it is on no more
// lines than before and covers no label. Returns whether it did.
bool says_within_room(Plan::Parts& p, std::size_t unnamed, LabelGround& ground) {
  if (!p.callouts.empty()) return false;  // they could make way
  Overlays overlays = plan_overlays(p.sheet(), p.user_layers.get(), unnamed);
  const Rect box = overlays.attribution.inflated(4), before = p.overlays.attribution.inflated(4);
  const auto newly_covered = [&](const Rect& r) { return r.overlaps(box) && !r.overlaps(before); };
  if (box.top < before.top || std::ranges::any_of(ground.blocked, newly_covered) ||
      std::ranges::any_of(p.labels, [&](const Label& l) { return l.box && newly_covered(*l.box); }))
    return false;
  p.overlays = std::move(overlays);
  ground.blocked.push_back(box);
  return true;
}

}  // namespace

std::shared_ptr<const Single> single_of(const Plan::Parts& p, std::size_t place) {
  return p.singles.get(place, [&] {
    return std::make_shared<const Single>(single_out(p.routes, *p.timeline, p.view, p.theme, place));
  });
}

Plan::Plan(std::shared_ptr<const World> world, std::shared_ptr<const timeline::Timeline> timeline,
           Theme theme, View view, const Options& options, const std::shared_ptr<const UserLayers>& layers)
    : parts_(std::make_unique<Parts>()) {
  Parts& p = *parts_;
  p.world = std::move(world);
  p.timeline = std::move(timeline);
  p.theme = std::move(theme);
  if (options.transparent) p.theme.ocean.a = 0;  // page and sea are transparent
  p.view = std::move(view);
  p.options = options;
  p.options.fonts = p.theme.fonts;
  if (!p.options.compared) p.options.explained = p.options.layers.legend;
  if (p.options.beside) {
    Options second = beside_options(p.options, p.timeline);
    share_logo(p.options, second, p.theme.logo);
    p.beside = std::make_shared<const Plan>(p.world, p.options.beside, p.theme, p.view, second, layers);
    p.options.compared = p.options.beside;
    p.options.layers.attribution = false;  // the second map has it
  }
  if (p.options.place && *p.options.place >= p.timeline->scenario->places.size()) p.options.place.reset();
  p.layout = layout_of(p.view.page);
  p.routes = lay_out_routes(*p.timeline, p.view, p.theme, p.options);
  p.user_layers = layers;
  if (layers) p.layers = draw_layers(*layers, p.view, p.theme);
  const data::Detail detail = std::min(detail_for(p.view), p.options.finest.value_or(data::Detail::high));
  const auto base = base_layer(*p.world, p.view, detail, p.options.layers);
  p.base = draw_base(*p.world, *base, p.view, {p.theme, p.options.layers, p.layers.under_coast.get()});
  p.outline = base->outline;
  if (p.options.layers.daylight) p.night = night_ground(p.view, p.outline, p.theme);
  LabelGround ground = lay_out_page(p, 0);
  // What is said of names takes room from them.
  if (const std::size_t unnamed = unnamed_marks(p); unnamed > 0 && !says_within_room(p, unnamed, ground)) {
    ground = lay_out_page(p, unnamed);
    if (const std::size_t now = unnamed_marks(p); now != unnamed)
      p.overlays = plan_overlays(p.sheet(), layers.get(), now);
  }
  if (!p.options.layers.labels && !p.options.layers.people) return;
  for (const Label& m : p.labels) {
    ground.blocked.push_back(Rect::at(m.at.x, m.at.y, 0, 0).inflated(m.place ? 7 : 3));
    if (m.box) ground.blocked.push_back(*m.box);
  }
  if (p.options.layers.people && p.options.layers.routes)
    p.people = place_people(*p.timeline, p.view, p.options, p.routes, ground);
  if (!p.options.layers.labels) return;
  p.transit = place_transit(*p.timeline, p.view, p.options, p.labels, ground.blocked);
  if (p.options.layers.routes) {
    const std::vector<BandValue> more = place_values(p.numbers(), false, ground.blocked);
    p.band_values.insert(p.band_values.end(), more.begin(), more.end());
  }
  if (layers) draw_layer_labels(p.layers, *layers, p.view, p.theme, p.options, ground.blocked);
}

const Routes::Form& Plan::Parts::form() const {
  return *std::ranges::find(routes.forms, routes.style.as, &Routes::Form::as);
}

LabelGround label_ground(const Plan::Parts& p) {
  LabelGround ground{p.aids.boxes, p.routes.lines, p.outline, graticule_step(p.view)};
  for (const Rect& r : p.overlays.boxes())
    if (!r.empty()) ground.blocked.push_back(r.inflated(4));
  return ground;
}

Plan::~Plan() = default;
Plan::Plan(Plan&&) noexcept = default;
Plan& Plan::operator=(Plan&&) noexcept = default;

const std::shared_ptr<const Plan>& Plan::beside() const { return parts_->beside; }
const View& Plan::view() const { return parts_->view; }
const timeline::Timeline& Plan::timeline() const { return *parts_->timeline; }

namespace {

const char* kind_name(const Label& label) {
  switch (label.kind) {
    case LabelKind::country:
      return "country";
    case LabelKind::sea:
      return "sea";
    case LabelKind::graticule:
      return "graticule";
    default:
      return label.airport ? "airport" : "city";
  }
}

}  // namespace

std::vector<PlacedLabel> placed_labels(const Plan& plan) {
  const auto has_mark = [](const Label& l) {
    return l.kind != LabelKind::country && l.kind != LabelKind::sea && l.kind != LabelKind::graticule;
  };
  const std::vector<Label>& all = plan.parts().labels;
  std::vector<PlacedLabel> result;
  for (const Label& l : all) {
    if (!l.box) continue;
    PlacedLabel placed{l.text.plain(), kind_name(l), *l.box, l.at};
    if (has_mark(l)) {
      placed.distance = distance(*l.box, l.at);
      placed.nearest = std::ranges::none_of(all, [&](const Label& other) {
        return other.marked && has_mark(other) && distance(*l.box, other.at) < placed.distance - 1e-6;
      });
    }
    result.push_back(std::move(placed));
  }
  // Of a card that moves, where it is halfway.
  for (const PlacedCallout& c : plan.parts().callouts)
    if (c.offset)
      result.push_back(
          {card_text(plan.parts().callout_subject().cards, c.callout), "callout",
           Rect::at(c.anchor.x + c.offset->x, c.anchor.y + c.offset->y, c.card.width, c.card.height),
           c.anchor});
  return result;
}

Size filled(const View& view) {
  constexpr Metres step{20e3};
  const Rect map = transformed(project_outline(view.projection, step), view.to_page).bounds();
  const auto share = [](double from, double to, double page) {
    return std::max(0.0, std::min(to, page) - std::max(from, 0.0)) / page;
  };
  return {share(map.left, map.right, view.page.width), share(map.top, map.bottom, view.page.height)};
}

scenario::RoutesAs drawn_as(const Plan& plan) { return plan.parts().routes.style.as; }

std::vector<UnplacedLabel> unplaced_labels(const Plan& plan) {
  std::vector<UnplacedLabel> result;
  const Plan::Parts& p = plan.parts();
  std::vector<bool> labelled(p.timeline->scenario->places.size(), false);
  std::vector<bool> left_out(labelled.size(), false);
  if (const auto marked = marked_places(p.routes, *p.timeline, p.view)) {
    left_out.assign(labelled.size(), true);
    for (const std::size_t place : *marked) left_out[place] = false;
  }
  for (const Label& l : p.labels) {
    const bool off = !p.options.layers.labels || l.text.rows.empty();
    if (l.place) labelled[*l.place] = !off;
    if (!off && !l.box) result.push_back({l.text.plain(), kind_name(l), "no room"});
  }
  for (const PlacedCallout& c : p.callouts)
    if (!c.offset)
      result.push_back({card_text(p.callout_subject().cards, c.callout), "callout",
                        c.on_map ? "no room" : "not on this map"});
  for (std::size_t i = 0; i < labelled.size() && p.options.layers.labels; ++i) {
    const scenario::Place& place = p.timeline->scenario->places[i];
    const bool airport = !place.iata.empty() || !place.icao.empty();
    if (!labelled[i])
      result.push_back({place.name.in(p.options.language), airport ? "airport" : "city",
                        left_out[i] ? "too many places" : "not on this map"});
  }
  if (p.options.layers.labels && p.options.layers.routes)
    for (const UnplacedValue& value : unplaced_values(p.numbers(), p.band_values))
      result.push_back({value.text, "band", value.too_many ? "too many bands" : "no room"});
  return result;
}

}  // namespace homebound::compose
