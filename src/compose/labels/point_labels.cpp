#include "compose/labels/point_labels.h"

#include <algorithm>
#include <map>
#include <memory>
#include <numeric>
#include <string_view>

#include "base/recent.h"
#include "compose/labels/point_candidates.h"
#include "compose/map/base_layer.h"
#include "data/register/airports.h"
#include "data/register/fold.h"
#include "geo/earth.h"
#include "geo/sphere.h"
#include "timeline/identity.h"
#include "timeline/planned.h"

namespace homebound::compose {
namespace {

constexpr std::size_t most_searched = 250;  // of more places than this, the rest take what is left
constexpr double dear = 10;                 // a dearer place beside its mark makes a label look farther away
constexpr double near_km = 80;              // a city whose airport is on the map needs no second label
constexpr double city_room = 26e3;          // square page units of map per city: 35 cities on 1280x720
constexpr std::size_t asked_for_one = 8;    // candidates per city shown; after them only capitals, not just
                                            // any town

Rect page_box(const View& view) { return {0, 0, view.page.width, view.page.height}; }

bool is_point(LabelKind kind) {
  return kind != LabelKind::country && kind != LabelKind::sea && kind != LabelKind::graticule;
}

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

namespace {

constexpr double one_city = 60e3;  // metres between an airport and the city whose Chinese name it may take

// Returns the name of a place's city, in Chinese also where only the table of cities knows it.
Text city_of(const scenario::Place& place, const World& world, Language language) {
  Text city = place.city;
  if (language == Language::english || city.empty() || !city.chinese.empty()) return city;
  const Vec3 up = to_vector(place.at);
  const double near = std::cos(one_city / earth_radius);
  const auto found = std::ranges::find_if(world.cities(), [&](const RankedCity& c) {
    return dot(c.up, up) > near && c.city.name == city.english && !c.city.name_zh.empty();
  });
  city.chinese = found != world.cities().end() ? found->city.name_zh : place.name.chinese;
  return city;
}

// Returns whether the scenario itself names a place, rather than the register.
bool named_by_scenario(const scenario::Place& place) {
  if (!place.declared) return false;
  const data::Airport* const airport = data::Airports::shipped().find(place.airport);
  return airport == nullptr || place.name != Text{airport->name, airport->name_zh};
}

// Returns "Amman" for Queen Alia, and "Amman Queen Alia" when `several` airports of the city are shown.
Text shown_name(const scenario::Place& place, const Text& city, bool several) {
  if (city.empty() || named_by_scenario(place)) return place.name;
  if (!several) return city;
  const auto with_city = [](const std::string& name, const std::string& of, const char* space) {
    // "İstanbul Atatürk" says Istanbul.
    const bool says = data::folded(name).find(data::folded(of)) != std::string::npos;
    return of.empty() || name.empty() || says ? name : of + space + name;
  };
  return {with_city(place.name.english, city.english, " "), with_city(place.name.chinese, city.chinese, "")};
}

// How much each place matters: its people, and where these are unknown as many as others carry.
struct Importance {
  std::vector<double> people;
  std::vector<bool> hidden;        // hidden along with all flights
  std::vector<std::size_t> order;  // places, the most important first
  std::vector<bool> several;       // the city has several airports with people
};

void rank(Importance& found, const std::vector<scenario::Place>& places) {
  std::map<std::pair<std::string_view, std::string_view>, int> airports;  // by city and country
  const auto city_of = [&](std::size_t i) -> int& {
    return airports[{places[i].city.english, places[i].country}];
  };
  found.order.resize(places.size());
  std::iota(found.order.begin(), found.order.end(), std::size_t{0});
  std::ranges::stable_sort(found.order, std::ranges::greater{},
                           [&](std::size_t i) { return found.people[i]; });
  for (std::size_t i = 0; i < places.size(); ++i)
    if (found.people[i] > 0) ++city_of(i);
  for (std::size_t i = 0; i < places.size(); ++i) found.several.push_back(city_of(i) > 1);
}

Importance find_importance(const timeline::Timeline& timeline, bool with_plan) {
  const scenario::Scenario& s = *timeline.scenario;
  double sum = 0, known = 0;
  for (const timeline::Leg& leg : timeline.legs)
    if (const auto& people = s.flights[leg.flight].people; people.known()) sum += people.middle(), ++known;
  const double usual = known > 0 ? sum / known : 0;
  Importance result{
      std::vector<double>(s.places.size(), 0), std::vector<bool>(s.places.size(), false), {}, {}};
  for (std::size_t i = 0; i < timeline.legs.size(); ++i) {
    const scenario::Flight& f = s.flights[timeline.legs[i].flight];
    const double people = (f.people.known() ? f.people.middle() : usual) + 1;
    if (timeline.shows(i))
      result.people[f.from] += people, result.people[f.to] += people;
    else
      result.hidden[f.from] = result.hidden[f.to] = true;
  }
  // Places where flights should have gone are named, too.
  if (with_plan)
    for (const timeline::PlannedFlight& plan : planned_flights(timeline)) {
      const scenario::Flight& f = s.flights[plan.way.flight];
      ++result.people[f.from], ++result.people[f.planned->to.value_or(f.to)];
    }
  for (const scenario::Event& e : s.events)
    if (e.place) result.hidden[*e.place] = false;
  rank(result, s.places);
  return result;
}

struct ImportanceKey {
  timeline::Identity timeline;
  bool with_plan;
  bool operator==(const ImportanceKey&) const = default;
};
std::shared_ptr<const Importance> importance_of(const timeline::Timeline& timeline, bool with_plan) {
  static Recent<ImportanceKey, std::shared_ptr<const Importance>> recent(4);
  return recent.get({timeline::Identity(timeline), with_plan},
                    [&] { return std::make_shared<const Importance>(find_importance(timeline, with_plan)); });
}

}  // namespace

std::vector<Label> scenario_places(const LabelSubject& subject) {
  const auto& [world, timeline, view, options, marked] = subject;
  const auto& places = timeline.scenario->places;
  const std::shared_ptr<const Importance> importance = importance_of(timeline, options.layers.plan);
  const std::vector<double>& people = importance->people;
  std::vector<Label> labels;
  std::vector<bool> is_marked(places.size(), !marked);
  if (marked)
    for (const std::size_t i : *marked) is_marked[i] = true;
  for (const std::size_t i : importance->order) {
    if (people[i] > 0 && !is_marked[i]) continue;
    if (people[i] == 0 && importance->hidden[i]) continue;
    const auto plane = view.projection.forward(places[i].at);
    if (!plane) continue;
    const Point at = view.to_page(*plane);
    if (people[i] == 0 && !page_box(view).contains(at)) continue;
    const std::string& code = !places[i].iata.empty() ? places[i].iata : places[i].icao;
    const LabelKind kind = people[i] > 0 ? LabelKind::airport : LabelKind::place;
    labels.push_back({kind, at, i, !code.empty(), {}, std::nullopt, false});
    if (!page_box(view).contains(at)) continue;
    const Text city = code.empty() ? Text() : city_of(places[i], world, options.language);
    labels.back().text =
        point_text(kind, shown_name(places[i], city, importance->several[i]), code, options.type());
  }
  return labels;
}

void place_points(std::vector<Label>& labels, LabelSpace& space) {
  std::vector<std::size_t> wanted;  // indices of the places on the page
  for (std::size_t i = 0; i < labels.size(); ++i)
    if (!labels[i].text.rows.empty() && !labels[i].covered) wanted.push_back(i);
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
  // A name without its second language, and then without its code, is better than a mark without a name.
  std::vector<std::optional<LabelText>> whole(searched);
  constexpr int shortenings = 2;
  for (int step = 0; step < shortenings && crowded(); ++step) {
    for (std::size_t i = 0; i < searched; ++i) {
      Label& label = labels[wanted[i]];
      const auto shorter = chosen[i] ? std::nullopt : label.text.shortened();
      if (!shorter) continue;
      if (!whole[i]) whole[i] = label.text;
      label.text = *shorter;
      look(i, true);
    }
    chosen = choose(places);
  }
  for (std::size_t i = 0; i < searched; ++i)
    if (!chosen[i] && whole[i]) labels[wanted[i]].text = *whole[i];
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
    // A mark may not stand nearer to a name than the one that bears it.
    const auto nearer = [&](const Label& l) {
      return l.box && l.marked && distance(*l.box, label.at) < distance(*l.box, l.at);
    };
    if (std::any_of(labels.begin(), labels.end(),
                    [&](const Label& l) { return is_point(l.kind) && nearer(l); }))
      continue;
    if (std::any_of(served.begin(), served.end(), [&](Vec3 s) { return dot(s, city.up) > near; })) continue;
    label.text = point_text(label.kind, {city.city.name, city.city.name_zh}, "", options.type());
    if (options.layers.labels) label.box = quiet_place(label, space);
    // Cities keep their distance from each other to avoid clutter.
    if (label.box) space.block(label.box->inflated(14));
    if (!options.layers.labels) space.block(dot_box.inflated(30));
    label.marked = label.box || !options.layers.labels;
    if (label.marked) {
      space.block(dot_box), space.add_mark(label.at);
      --left;
    }
    labels.push_back(std::move(label));
  }
}

}  // namespace homebound::compose
