#include "compose/routes/routes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>

#include "base/parallel.h"
#include "base/recent.h"
#include "compose/routes/bands.h"
#include "compose/routes/corridors.h"
#include "compose/routes/craft_shapes.h"
#include "compose/routes/darts.h"
#include "compose/routes/over_pole.h"
#include "compose/routes/plane_ways.h"
#include "compose/routes/route_parting.h"
#include "compose/routes/shared_lines.h"
#include "compose/routes/single.h"
#include "compose/routes/trail.h"
#include "timeline/identity.h"

namespace homebound::compose {
namespace {

using scenario::RoutesAs;
using timeline::Status;

constexpr double reach = 34;           // page units, within which flows join places
constexpr float faded_routes = 0.22F;  // opacity of the flights of others while a place is singled out

// Points along +x; one unit from its middle to a wing.
Path arrow_shape() {
  Path path;
  path.begin(true);
  for (Point p : {Point{1.5, 0}, Point{-0.9, 1}, Point{-0.4, 0}, Point{-0.9, -1}}) path.add(p);
  return path;
}

// A finished route fades back over an hour; a route not yet flown is faint.
float strength_of(const timeline::Leg& leg, Status status, Instant t) {
  if (status == Status::airborne) return 1;
  if (status == Status::waiting) return 0.6F;
  const double hours = seconds_between(leg.arrive, t).value / 3600;
  return static_cast<float>(1 - 0.6 * std::clamp(hours, 0.0, 1.0));
}

// Tells whether something of a line is drawn around a share, be it in dashes.
bool is_drawn(const RouteLine& line, double share) {
  for (const double away : {0.0, -0.01, 0.01, -0.02, 0.02})
    if (place_on(line, share + away)) return true;
  return false;
}

// Draws the direction past the middle, so that opposite ones stay apart, or nearer to an end of a route whose
// middle is not drawn.
void draw_arrow(Items& items, const RouteLine& line, const RouteLine& drawn, const RouteStyle& style,
                const Theme& theme, float strength) {
  static const drawing::SharedPath shape{arrow_shape()};
  static constexpr std::array shares{0.56, 0.2, 0.85};
  const auto share = std::ranges::find_if(shares, [&](double s) { return is_drawn(drawn, s); });
  const auto place = share != shares.end() ? place_on(line, *share) : std::nullopt;
  const double size = 2.2 + 1.0 * style.width;
  if (!place || line.length < 8 * size) return;
  const Affine m = Affine::translate(place->at) * Affine::rotate(place->heading) * Affine::scale(size, size);
  const float seen = 0.4F + 0.6F * strength;
  items.emplace_back(
      drawing::Stroke{shape, m, theme.text_halo.faded(seen), 2.2, drawing::Stroke::Cap::round, {}});
  items.emplace_back(drawing::Fill{shape, m, theme.text_halo.with_alpha(1)});  // hides the line's dashes
  items.emplace_back(drawing::Fill{shape, m, style.colour.faded(seen)});
}

void draw_route(Items& items, const Traffic& traffic, std::size_t leg, double progress, float strength) {
  const Routes& routes = traffic.routes;
  const RouteStyle& style = routes.style.legs[leg];
  const MarkedLine route = routes.marked.empty()
                               ? marked(routes.lines[leg], routes.lines[leg], style, routes.page)
                               : routes.marked[leg];
  const double width = style.width * (stands_out(traffic, leg) ? 1.5 : 1);
  const bool broken = style.mark.form == CertaintyMark::Form::dashed || !style.gaps.empty();
  const auto stroke = [&](const RouteLine& line, double from, double to, Colour colour, double w) {
    if (from >= to) return;
    drawing::SharedPath path =
        from <= 0 && to >= 1 ? line.path : drawing::SharedPath(stretch(line, from, to));
    if (path->empty()) return;
    const auto cap = broken ? drawing::Stroke::Cap::butt : drawing::Stroke::Cap::round;
    items.emplace_back(drawing::Stroke{std::move(path), {}, colour, w, cap, {}});
  };
  // What is planned is as wide as what is flown, but hollow, and never too faint to be read.
  const Colour planned = style.colour.with_alpha(std::max(style.faintest, 0.55F * strength)),
               full = style.colour.faded(strength);
  stroke(route.line, progress, 1, planned, width);
  if (const double inside = width - 2 * planned_edge; inside > 0)
    stroke(route.line, progress, 1, hollow(traffic.theme, style.colour), inside);
  stroke(route.line, 0, progress, full, width);
  if (route.edges.path->empty()) return;
  const Colour edge = traffic.theme.text;
  stroke(route.edges, progress, 1, edge.faded(0.6F), edge_width);
  stroke(route.edges, 0, progress, edge.faded(std::max(0.6F, strength)), edge_width);
}

// Draws a leg as a single flight.
void draw_flight(Items& items, const Traffic& traffic, std::size_t i) {
  const auto& [timeline, state, routes, theme, stressed, single_place] = traffic;
  const timeline::FlightState& flight = state.flights[i];
  if (!flight.shown) return;
  const Status status = flight.status;
  float strength = strength_of(timeline.legs[i], status, state.t);
  if (!stressed.empty()) strength = stands_out(traffic, i) ? 1.0F : strength * 0.5F;
  const bool airborne = status == Status::airborne;
  if (airborne && !routes.style.crowded) draw_trail(items, traffic, i, strength);
  // A route without any flight times is shown in full.
  const bool plain = !timeline.timed && status == Status::waiting;
  draw_route(items, traffic, i, plain ? 1 : flight.progress, plain ? 0.9F : strength);
  if (!airborne && !routes.style.crowded)
    draw_arrow(items, routes.lines[i], routes.marked.empty() ? routes.lines[i] : routes.marked[i].line,
               routes.style.legs[i], theme, strength);
}

// Routes being flown are drawn over finished ones, and those over waiting ones.
void draw_flights(Items& items, const Traffic& traffic) {
  draw_planned_ways(items, traffic.routes.planned, traffic.routes.style, traffic.theme);
  for (const Status status : {Status::waiting, Status::landed, Status::airborne})
    for (std::size_t i = 0; i < traffic.timeline.legs.size(); ++i)
      if (traffic.state.flights[i].status == status) draw_flight(items, traffic, i);
}

// See RouteInk. Of a page that is far too full it does not matter how full.
double ink_of_flights(const Routes& routes, const timeline::Timeline& timeline, Size page) {
  std::vector<double> lengths(routes.lines.lines(), -1);  // by line; below 0: not asked for
  double ink = 0;
  const double area = page.width * page.height, enough = 2 * most_legible.flights * area;
  for (std::size_t i = 0; i < routes.lines.size() && ink < enough; ++i) {
    if (!timeline.shows(i)) continue;
    double& length = lengths[routes.lines.number(i)];
    if (length < 0) length = length_on_page(routes.lines[i], page);
    ink += length * (routes.style.legs[i].width + lane_gap / 2);
  }
  return ink / area;
}

// Returns the progress from 0 at its start to 1; nullopt before and after.
std::optional<double> phase(std::optional<double> begin, double now, double lasts) {
  if (!begin || now < *begin || now > *begin + lasts) return std::nullopt;
  return (now - *begin) / lasts;
}

void draw_ring(Items& items, Point at, Colour colour, double phase, double radius) {
  const double grown = 1 - (1 - phase) * (1 - phase);  // fast at first
  add_stroke(items, circle_path(at, 4 + (radius - 4) * grown),
             colour.faded(static_cast<float>((1 - phase) * 0.9)), 1 + 2 * (1 - phase));
}

// Returns the people and flights of each place, once for all views.
std::shared_ptr<const std::vector<double>> traffic_of_places(const timeline::Timeline& timeline) {
  static Recent<timeline::Identity, std::shared_ptr<const std::vector<double>>> recent(2);
  return recent.get(timeline::Identity(timeline), [&] {
    const scenario::Scenario& s = *timeline.scenario;
    std::vector<double> busy(s.places.size(), 0);
    for (std::size_t i = 0; i < timeline.legs.size(); ++i) {
      if (!timeline.shows(i)) continue;
      const scenario::Flight& f = s.flights[timeline.legs[i].flight];
      for (const std::size_t place : {f.from, f.to}) busy[place] += f.people.middle() + 1;
    }
    return std::make_shared<const std::vector<double>>(std::move(busy));
  });
}

}  // namespace

bool legible_singly(const timeline::Timeline& timeline, const View& view, const Theme& theme) {
  const RouteStyles styles = route_styles(timeline, view, theme, {});
  std::vector<double> ink(timeline.legs.size());
  parallel_for(ink.size(), true, [&](std::size_t i) {
    const double length = length_on_page(project_route(timeline.legs[i], view), view.page);
    ink[i] = length * (styles.legs[i].width + lane_gap / 2);
  });
  const double all = std::accumulate(ink.begin(), ink.end(), 0.0);
  return all <= most_legible.flights * view.page.width * view.page.height;
}

double Routes::flights() const {
  const auto found = std::ranges::find(forms, RoutesAs::flights, &Form::as);
  return found != forms.end() ? found->opacity : 0;
}

std::optional<std::vector<std::size_t>> marked_places(const Routes& routes,
                                                      const timeline::Timeline& timeline, const View& view) {
  constexpr std::size_t most = 40, most_apart = 120;  // more marks than this hide a map
  constexpr double apart = 30;                        // page units
  const scenario::Scenario& s = *timeline.scenario;
  std::vector<double> busy(s.places.size(), 0);
  switch (routes.style.as) {
    case RoutesAs::flights:
    case RoutesAs::corridors:
      return std::nullopt;
    case RoutesAs::flows:
      for (const Routes::Form& form : routes.forms)
        for (const auto* flows : {&form.flows.flows, &form.flows.fine})
          for (const Flow& flow : *flows)
            for (const std::size_t hub : {flow.from, flow.to})
              busy[form.flows.hubs[hub].place] += flow.size + 1;
      break;
    case RoutesAs::density:
      busy = *traffic_of_places(timeline);
  }
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < busy.size(); ++i)
    if (busy[i] > 0) order.push_back(i);
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t i) { return busy[i]; });
  std::vector<std::size_t> marked;
  std::vector<Point> taken;
  for (const std::size_t place : order) {
    const auto plane = view.projection.forward(s.places[place].at);
    if (!plane) continue;
    const Point at = view.to_page(*plane);
    const bool alone = marked.size() < most_apart &&
                       std::ranges::all_of(taken, [&](Point p) { return length(p - at) >= apart; });
    if (marked.size() < most || alone) marked.push_back(place), taken.push_back(at);
  }
  return marked;
}

namespace {

// The scales that maps beside one another share.
struct SharedScales {
  double largest = 0, busiest = 0;   // see FlowOrder
  const LegLines* others = nullptr;  // lines that a shade is equalised with
};

Routes lay_out_alone(const timeline::Timeline& timeline, const View& view, const Theme& theme,
                     const Options& options, const SharedScales& scales = {}) {
  Routes routes{
      route_styles(timeline, view, theme, options), shared_lines(timeline, view), {}, {}, {}, view.page};
  std::shared_ptr<const Bundles> bundles;
  const auto bundles_of = [&]() -> const Bundles& {
    if (!bundles) bundles = all_bundled(timeline, routes.style, routes.lines);
    return *bundles;
  };
  const auto order_of = [&](RoutesAs as) {
    return FlowOrder{as == RoutesAs::flows ? reach : 0, scales.largest, scales.busiest};
  };
  const auto flows = [&](RoutesAs as) {
    return lay_out_flows(timeline, view, theme, routes.style, routes.lines, bundles_of(), order_of(as));
  };
  std::array<FlowMap, 4> maps;  // by form
  FlowMap& corridors = maps[static_cast<std::size_t>(RoutesAs::corridors)];
  FlowMap& joined = maps[static_cast<std::size_t>(RoutesAs::flows)];
  std::vector<RouteForm> forms;
  if (const auto asked = options.routes_as ? options.routes_as : timeline.scenario->routes_as) {
    forms = {{*asked, 1}};
    if (asked == RoutesAs::corridors) corridors = flows(*asked);
    if (asked == RoutesAs::flows) joined = flows(*asked);
  } else {
    RouteInk ink;
    ink.flights = ink_of_flights(routes, timeline, view.page);
    if (ink.flights > most_legible.flights)
      ink.corridors = overfill(bundles_of(), view, theme, routes.lines, scales.largest)
                          ? 2 * most_legible.corridors
                          : (corridors = flows(RoutesAs::corridors)).ink;
    if (ink.corridors > most_legible.corridors)
      ink.left_out =
          left_out_by_flows(timeline, view, theme, routes.lines, bundles_of(), order_of(RoutesAs::flows));
    forms = forms_by_ink(ink);
    if (std::ranges::find(forms, RoutesAs::flows, &RouteForm::as) != forms.end())
      joined = flows(RoutesAs::flows);
  }
  const auto most = std::ranges::max_element(forms, {}, &RouteForm::opacity);
  routes.style.as = most->as;
  for (const RouteForm& form : forms) {
    Routes::Form drawn{form, std::move(maps[static_cast<std::size_t>(form.as)]), nullptr, nullptr};
    if (bundles) complete(drawn.flows, timeline, view, *bundles);
    drawn.bands = std::make_shared<const KeptBands>(drawn.flows, timeline);
    if (form.as == RoutesAs::density) {
      const double scale = options.finest ? 1 : view.scale;
      drawn.density = std::make_shared<const DensityShade>(timeline, routes.lines, view.page, scale, theme,
                                                           scales.others);
      routes.style.shade = drawn.density->flights();
    }
    if (form.as == most->as) routes.style.bands = drawn.flows.rule;
    routes.forms.push_back(std::move(drawn));
  }
  if (routes.flights() <= 0) return routes;
  std::vector<double> widths;
  for (const RouteStyle& style : routes.style.legs)
    widths.push_back(style.width + (style.mark.form == CertaintyMark::Form::edged ? 2 * edge_room : 0));
  // Hidden routes are laid out too, so that the others stay in place.
  std::vector<RouteLine> lines(routes.lines.size());
  parallel_for(lines.size(), lines.size() > 16, [&](std::size_t i) {
    lines[i] = timeline.shows(i) && !routes.lines.reversed(i) ? routes.lines[i]
                                                              : project_route(timeline.legs[i], view);
  });
  const std::vector<RouteLine> ways = lines;
  part_lines(lines, timeline, widths, view);
  const Degrees limit = pole_limit(view.projection);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!timeline.shows(i)) lines[i] = make_route_line({}, {});
    MarkedLine line = marked(lines[i], ways[i], routes.style.legs[i], view.page);
    if (const auto drawn = drawn_beside_pole(timeline.legs[i], limit); !drawn.empty())
      line = {stretches(line.line, drawn), stretches(line.edges, drawn)};
    routes.marked.push_back(std::move(line));
  }
  routes.lines = LegLines(std::move(lines));
  if (options.layers.plan) routes.planned = lay_out_planned(timeline, view, routes.lines);
  return routes;
}

}  // namespace

bool stands_out(const Traffic& traffic, std::size_t leg) {
  return std::ranges::find(traffic.stressed, leg) != traffic.stressed.end();
}

Routes lay_out_routes(const timeline::Timeline& timeline, const View& view, const Theme& theme,
                      const Options& options) {
  if (!options.compared) return lay_out_alone(timeline, view, theme, options);
  // Both maps take the form that leaves the fuller one legible.
  Options alike = options;
  alike.routes_as = std::max(lay_out_alone(timeline, view, theme, options).style.as,
                             lay_out_alone(*options.compared, view, theme, options).style.as);
  const Routes other = lay_out_alone(*options.compared, view, theme, alike);
  const FlowMap& map = other.forms.front().flows;
  return lay_out_alone(timeline, view, theme, alike, {map.rule.largest, map.busiest, &other.lines});
}

namespace {

void draw_forms(Items& items, const Traffic& traffic) {
  const Routes& routes = traffic.routes;
  for (const Routes::Form& form : routes.forms) {
    // A single form needs no group of its own.
    const bool alone = form.opacity >= 1;
    const auto group = std::make_shared<drawing::Group>();
    group->name = scenario::routes_as_names[static_cast<std::size_t>(form.as)];
    group->opacity = static_cast<float>(form.opacity);
    Items& into = alone ? items : group->items;
    switch (form.as) {
      case RoutesAs::flights:
        draw_flights(into, traffic);
        break;
      case RoutesAs::corridors:
        form.bands->draw(into, form.flows, traffic.timeline, traffic.state.t, traffic.theme, routes.page);
        break;
      case RoutesAs::flows:
        draw_hubs(into, form.flows, traffic.theme);
        form.bands->draw(into, form.flows, traffic.timeline, traffic.state.t, traffic.theme, routes.page);
        break;
      case RoutesAs::density:
        form.density->draw(into, traffic.state.t);
        break;
    }
    if (!alone) items.emplace_back(group);
  }
}

// Draws the flights of a place that is singled out over all others, which fade.
void draw_single(Items& items, const Traffic& traffic, const Single& single) {
  const auto others = std::make_shared<drawing::Group>();
  others->name = "others";
  others->opacity = faded_routes;
  draw_forms(others->items, traffic);
  items.emplace_back(others);
  if (traffic.routes.style.as != RoutesAs::flights)
    return draw_bands(items, single.bands, traffic.timeline, traffic.state.t, traffic.theme,
                      traffic.routes.page);
  const timeline::FrameState own = with_flights_of(single, traffic.state, true);
  draw_flights(items, {traffic.timeline, own, traffic.routes, traffic.theme, traffic.stressed});
}

}  // namespace

void draw_routes(Items& items, const Traffic& traffic) {
  if (traffic.single != nullptr)
    draw_single(items, traffic, *traffic.single);
  else
    draw_forms(items, traffic);
  if (traffic.routes.flights() <= 0)
    for (const std::size_t leg : traffic.stressed) draw_flight(items, traffic, leg);
}

namespace {

void draw_all_aircraft(Items& items, const Traffic& traffic) {
  const auto& [timeline, state, routes, theme, stressed, single_place] = traffic;
  const double single = routes.flights();
  // Aircraft of a timeline without times are in the air at instants that were made up.
  const bool darts = single <= 0 && timeline.timed && routes.style.as != RoutesAs::flows;
  if (darts) draw_darts(items, state, routes.lines, routes.style, theme);
  const auto group = std::make_shared<drawing::Group>();
  group->name = "single";
  group->opacity = static_cast<float>(single);
  draw_planned_aircraft(single >= 1 ? items : group->items, routes.planned, state.t, routes.style, theme);
  for (std::size_t i = 0; i < state.flights.size(); ++i) {
    const bool stressed_one = stands_out(traffic, i);
    if ((single <= 0 && !stressed_one) || !state.flights[i].flies()) continue;
    const auto place = place_on(routes.lines[i], state.flights[i].progress);
    if (!place) continue;
    Items& into = single >= 1 || stressed_one ? items : group->items;
    const double size = routes.style.aircraft_size * (stressed_one ? 1.25 : 1);
    const drawing::SharedPath& shape = craft_shape(routes.style.legs[i].mode);
    const Affine m =
        Affine::translate(place->at) * Affine::rotate(place->heading) * Affine::scale(size, size);
    into.emplace_back(drawing::Stroke{
        shape, m, theme.text_halo.with_alpha(1), 3.4 * size, drawing::Stroke::Cap::round, {}});
    into.emplace_back(drawing::Fill{shape, m, routes.style.legs[i].colour});
    into.emplace_back(drawing::Stroke{shape, m, theme.aircraft, 0.9 * size, drawing::Stroke::Cap::round, {}});
  }
  if (!group->items.empty()) items.emplace_back(group);
}

}  // namespace

void draw_aircraft(Items& items, const Traffic& traffic) {
  if (traffic.single == nullptr) return draw_all_aircraft(items, traffic);
  for (const bool own : {false, true}) {
    const timeline::FrameState state = with_flights_of(*traffic.single, traffic.state, own);
    const auto group = std::make_shared<drawing::Group>();
    group->name = own ? "own" : "others";
    group->opacity = own ? 1 : faded_routes;
    draw_all_aircraft(group->items,
                      {traffic.timeline, state, traffic.routes, traffic.theme, traffic.stressed});
    if (!group->items.empty()) items.emplace_back(group);
  }
}

void draw_pulses(Items& items, const Traffic& traffic) {
  const auto& [timeline, state, routes, theme, stressed, single_place] = traffic;
  const auto now = state.story ? std::optional(state.story->second) : timeline.story.second_showing(state.t);
  if (!now || routes.style.crowded || routes.flights() < 1) return;
  for (std::size_t i = 0; i < routes.lines.size(); ++i) {
    const RouteStyle& style = routes.style.legs[i];
    const RouteLine& line = routes.lines[i];
    if (line.share.empty()) continue;
    if (const auto p = phase(style.lands, *now, 1.2); p && line.share.back() >= 1)
      draw_ring(items, line.path->points.back(), style.colour, *p, 26);
    if (const auto p = phase(style.departs, *now, 0.8); p && line.share.front() <= 0)
      draw_ring(items, line.path->points.front(), style.colour, *p, 15);
  }
}

}  // namespace homebound::compose
