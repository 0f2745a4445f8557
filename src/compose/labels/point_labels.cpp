#include "compose/labels/point_labels.h"

#include <algorithm>

#include "compose/labels/point_candidates.h"
#include "compose/map/base_layer.h"
#include "geo/earth.h"
#include "geo/sphere.h"

namespace homebound::compose {
namespace {

constexpr std::size_t most_searched = 250;  // of more places than this, the rest take what is left
constexpr double dear = 10;                 // a dearer place beside its mark makes a label look farther away
constexpr double near_km = 80;              // a city whose airport is on the map needs no second label
constexpr double city_room = 26e3;          // square page units of map per city: 35 cities on 1280x720
constexpr std::size_t asked_for_one = 8;    // candidates per city shown; after them only capitals, not just
                                            // any town

Rect page_box(const View& view) { return {0, 0, view.page.width, view.page.height}; }

// Small cities are shown when the page covers little of the world.
double least_importance(const View& view) {
  const double across = view.page.width / view.to_page.magnification() / 1e3;  // km
  return across > 3000 ? 300e3 : across > 800 ? 150e3 : 0;
}

}  // namespace

double mark_radius(LabelKind kind) {
  switch (kind) {
    case LabelKind::airport:
      return 5;
    case LabelKind::place:
      return 3.6;
    case LabelKind::capital:
      return 2.6;
    default:
      return 2;
  }
}

std::optional<Leader> leader_of(const Label& label) {
  if (!label.leader || !label.box) return std::nullopt;
  const Rect& box = *label.box;
  const Point to{std::clamp(label.at.x, box.left, box.right), std::clamp(label.at.y, box.top, box.bottom)};
  const Point way = to - label.at;
  // Start outside its own mark's box, whose corners are the farthest points.
  const double start = (mark_radius(label.kind) + 1) * 1.45;
  if (length(way) <= start) return std::nullopt;
  return Leader{label.at + way * (start / length(way)), to};
}

std::vector<Label> scenario_places(const LabelSubject& subject) {
  const auto& [world, timeline, view, options, marked] = subject;
  const auto& places = timeline.scenario->places;
  std::vector<double> people(places.size(), 0);
  std::vector<bool> hidden(places.size(), false);  // hidden along with all their flights
  for (std::size_t i = 0; i < timeline.legs.size(); ++i) {
    const scenario::Flight& f = timeline.scenario->flights[timeline.legs[i].flight];
    if (timeline.shows(i))
      people[f.from] += f.people.middle() + 1, people[f.to] += f.people.middle() + 1;
    else
      hidden[f.from] = hidden[f.to] = true;
  }
  for (const scenario::Event& e : timeline.scenario->events)
    if (e.place) hidden[*e.place] = false;
  std::vector<std::size_t> order(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return people[a] > people[b]; });
  std::vector<Label> labels;
  std::vector<bool> is_marked(places.size(), !marked);
  if (marked)
    for (const std::size_t i : *marked) is_marked[i] = true;
  for (std::size_t i : order) {
    if (people[i] > 0 && !is_marked[i]) continue;
    if (people[i] == 0 && hidden[i]) continue;
    const auto plane = view.projection.forward(places[i].at);
    if (!plane) continue;
    const Point at = view.to_page(*plane);
    if (people[i] == 0 && !page_box(view).contains(at)) continue;
    const std::string& code = !places[i].iata.empty() ? places[i].iata : places[i].icao;
    const LabelKind kind = people[i] > 0 ? LabelKind::airport : LabelKind::place;
    labels.push_back({kind, at, i, !code.empty(), {}, std::nullopt, false});
    if (page_box(view).contains(at))
      labels.back().text = point_text(kind, places[i].name, code, options.language);
  }
  return labels;
}

void place_points(std::vector<Label>& labels, LabelSpace& space) {
  std::vector<std::size_t> wanted;  // indices of the places on the page
  for (std::size_t i = 0; i < labels.size(); ++i)
    if (!labels[i].text.rows.empty()) wanted.push_back(i);
  const auto take = [&](Label& label, const Candidate& place) {
    label.box = place.box;
    label.leader = place.leader;
    space.block(place.box);
    if (place.leader) space.add_line(place.from, place.to);
  };
  const std::size_t searched = std::min(wanted.size(), most_searched);
  std::vector<std::vector<Candidate>> places(searched);
  std::vector<bool> far(searched, false);
  const auto look = [&](std::size_t i, bool farther) {
    far[i] = farther;
    places[i] = candidates_of(labels[wanted[i]], space, farther);
  };
  for (std::size_t i = 0; i < searched; ++i) {
    look(i, false);
    if (places[i].empty() || places[i].front().cost > dear) look(i, true);
  }
  auto chosen = choose(places);
  // When some labels found no room, all may look farther away, and some are shortened.
  const auto crowded = [&] { return std::any_of(chosen.begin(), chosen.end(), [](auto& c) { return !c; }); };
  if (crowded()) {
    for (std::size_t i = 0; i < searched; ++i)
      if (!far[i]) look(i, true);
    chosen = choose(places);
  }
  if (crowded()) {
    for (std::size_t i = 0; i < searched; ++i) {
      Label& label = labels[wanted[i]];
      if (chosen[i] || label.text.rows.size() < 2) continue;
      label.text = label.text.first_row();
      look(i, true);
    }
    chosen = choose(places);
  }
  for (std::size_t i = 0; i < searched; ++i)
    if (chosen[i]) take(labels[wanted[i]], places[i][*chosen[i]]);
  for (std::size_t i = searched; i < wanted.size(); ++i)
    if (const auto box = quiet_place(labels[wanted[i]], space))
      take(labels[wanted[i]], {*box, 0, false, {}, {}});
}

void add_cities(std::vector<Label>& labels, LabelSpace& space, const LabelSubject& subject) {
  const auto& [world, timeline, view, options, marked] = subject;
  std::vector<Vec3> served;
  for (const Label& l : labels)
    if (l.place) served.push_back(to_vector(timeline.scenario->places[*l.place].at));
  const double near = std::cos(near_km * 1000 / earth_radius);
  const std::optional<Cap> seen = seen_on(view);
  const double inside = seen ? std::cos(std::min(seen->radius.value, 3.1)) : -1;
  auto left = static_cast<std::size_t>(view.page.width * view.page.height / city_room);
  std::size_t asked = asked_for_one * left;
  const double least = least_importance(view);
  for (const RankedCity& city : world.cities()) {
    if (left == 0 || city.importance <= least) break;
    if (seen && dot(seen->centre, city.up) < inside) continue;
    const auto plane = view.projection.forward(city.city.at);
    if (!plane) continue;
    Label label{city.city.feature == "PPLC" ? LabelKind::capital : LabelKind::city,
                view.to_page(*plane),
                std::nullopt,
                false,
                {},
                std::nullopt,
                false};
    label.of = static_cast<std::size_t>(&city - world.cities().data());
    if (!page_box(view).contains(label.at)) continue;
    if (asked > 0) --asked;
    if (asked == 0 && label.kind != LabelKind::capital) continue;
    const Rect dot_box = mark_box(label).inflated(2);
    if (!space.is_free(dot_box)) continue;
    if (std::any_of(served.begin(), served.end(), [&](Vec3 s) { return dot(s, city.up) > near; })) continue;
    label.text = point_text(label.kind, {city.city.name, city.city.name_zh}, "", options.language);
    if (options.layers.labels) label.box = quiet_place(label, space);
    // Cities keep their distance from each other to avoid clutter.
    if (label.box) space.block(label.box->inflated(14));
    if (!options.layers.labels) space.block(dot_box.inflated(30));
    label.marked = label.box || !options.layers.labels;
    if (label.marked) {
      space.block(dot_box);
      --left;
    }
    labels.push_back(std::move(label));
  }
}

}  // namespace homebound::compose
