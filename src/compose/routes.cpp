#include "compose/routes.h"

#include <cmath>
#include <map>

namespace homebound::compose {
namespace {

constexpr double lane_width = 5;   // page units between routes side by side
constexpr double lane_taper = 60;  // page units from an end over which the shift grows

// 0 at the ends of a route, 1 away from them.
double taper(Point p, Point a, Point b) {
  const double d = std::min(length(p - a), length(p - b)) / lane_taper;
  const double t = std::clamp(d, 0.0, 1.0);
  return t * t * (3 - 2 * t);
}

struct Ends {
  Point from, to;
};
std::optional<Ends> ends_on_page(const timeline::Leg& leg, const View& view) {
  const auto a = view.projection.forward(leg.path.front().from());
  const auto b = view.projection.forward(leg.path.back().to());
  if (!a || !b) return std::nullopt;
  return Ends{view.to_page(*a), view.to_page(*b)};
}

Point right_of(Point direction) {  // on a page, y down: a quarter turn clockwise
  const double l = length(direction);
  return l > 0 ? Point{-direction.y / l, direction.x / l} : Point{};
}

// An airliner from above, nose along +x, about 24 units long.
Path aircraft_shape() {
  // One half, nose to tail; the other is its mirror image.
  static constexpr Point half[] = {{12, 0},     {10.8, 1.1},  {9, 1.7},     {3.4, 1.8},
                                   {-3.2, 11},  {-5.4, 11},   {-2.2, 1.9},  {-7.2, 1.6},
                                   {-9.6, 4.6}, {-11.4, 4.6}, {-10.2, 0.9}, {-10.6, 0}};
  Path path;
  path.begin(true);
  for (Point p : half) path.add(p);
  for (auto p = std::rbegin(half) + 1; p + 1 != std::rend(half); ++p) path.add({p->x, -p->y});
  return path;
}

float after_landing(const timeline::Leg& leg, Instant t) {
  // A finished route steps back over an hour.
  const double hours = seconds_between(leg.arrive, t).value / 3600;
  return static_cast<float>(1 - 0.65 * std::clamp(hours, 0.0, 1.0));
}

}  // namespace

Colour kind_colour(const Theme& theme, std::size_t kind) { return theme.routes[kind % theme.routes.size()]; }

std::vector<RouteStyle> route_styles(const timeline::Timeline& timeline, const View& view,
                                     const Theme& theme) {
  std::map<std::pair<std::size_t, std::size_t>, int> seen;  // unordered pair -> legs so far
  std::map<std::pair<std::size_t, std::size_t>, int> all;
  const auto pair_of = [&](const timeline::Leg& leg) {
    const scenario::Flight& f = timeline.scenario->flights[leg.flight];
    return std::minmax(f.from, f.to);
  };
  for (const timeline::Leg& leg : timeline.legs) ++all[pair_of(leg)];
  // Aircraft shrink with the routes, so that a world map is not covered by them.
  double longest = 0;
  for (const timeline::Leg& leg : timeline.legs)
    if (const auto ends = ends_on_page(leg, view)) longest = std::max(longest, length(ends->to - ends->from));
  const double aircraft_size = std::clamp(longest / 320, 0.5, 1.0);
  std::vector<RouteStyle> styles;
  for (const timeline::Leg& leg : timeline.legs) {
    RouteStyle style;
    style.aircraft_size = aircraft_size;
    style.colour = kind_colour(theme, leg.kind.value_or(0));
    if (all[pair_of(leg)] > 1) {
      // Keep to the right: opposite directions part by themselves, equal ones take the next lane.
      const int lane = seen[pair_of(leg)]++ / 2;
      style.shift = lane_width * aircraft_size * (0.5 + lane);
    }
    styles.push_back(style);
  }
  return styles;
}

Path route_path(const timeline::Leg& leg, const RouteStyle& style, const View& view, double from, double to) {
  if (to <= from) return {};
  Lines line;
  line.begin();
  double passed = 0;  // metres before the current stretch
  for (const GeodesicLine& stretch : leg.path) {
    const double length = stretch.length().value;
    const double a = std::clamp(from * leg.distance.value - passed, 0.0, length);
    const double b = std::clamp(to * leg.distance.value - passed, 0.0, length);
    if (b > a) {
      const int pieces = std::max(1, static_cast<int>(std::ceil((b - a) / 50e3)));
      for (int i = line.points.empty() ? 0 : 1; i <= pieces; ++i)
        line.add(stretch.at(Metres(a + (b - a) * i / pieces)).at);
    }
    passed += length;
  }
  if (line.points.size() < 2) return {};
  const Metres tolerance(0.1 / (view.to_page.magnification() * view.scale));
  Path path = transformed(project_lines(view.projection, line, tolerance), view.to_page);
  const auto ends = style.shift == 0 ? std::nullopt : ends_on_page(leg, view);
  if (!ends) return path;
  Path shifted = path;
  for (std::size_t i = 0; i < path.parts(); ++i) {
    const auto part = path.part(i);
    for (std::size_t k = 0; k < part.size(); ++k) {
      const Point direction = part[std::min(k + 1, part.size() - 1)] - part[k > 0 ? k - 1 : 0];
      shifted.points[path.starts[i] + k] =
          part[k] + right_of(direction) * (style.shift * taper(part[k], ends->from, ends->to));
    }
  }
  return shifted;
}

std::optional<AircraftPlace> aircraft_place(const timeline::Leg& leg, const RouteStyle& style,
                                            const View& view, double progress) {
  Degrees azimuth;
  const LonLat at = timeline::position(leg, progress, &azimuth);
  const auto here = view.projection.forward(at);
  // Two kilometres on and back: one of them is on this side of a cut.
  const auto ahead = view.projection.forward(geodesic_direct(at, azimuth, Metres(2000)).at);
  const auto behind = view.projection.forward(geodesic_direct(at, azimuth, Metres(-2000)).at);
  if (!here || (!ahead && !behind)) return std::nullopt;
  const Point p = view.to_page(*here);
  const Point forward = ahead ? view.to_page(*ahead) - p : Point{1e9, 0};
  const Point backward = behind ? p - view.to_page(*behind) : Point{1e9, 0};
  const Point direction = length(forward) <= length(backward) ? forward : backward;
  AircraftPlace place{p, std::atan2(direction.y, direction.x)};
  if (style.shift != 0)
    if (const auto ends = ends_on_page(leg, view))
      place.at = p + right_of(direction) * (style.shift * taper(p, ends->from, ends->to));
  return place;
}

void draw_routes(Items& items, const timeline::Timeline& timeline, const timeline::FrameState& state,
                 const std::vector<RouteStyle>& styles, const View& view, const Theme& theme,
                 const Emphasis& emphasis) {
  for (std::size_t i = 0; i < timeline.legs.size(); ++i) {
    const timeline::Leg& leg = timeline.legs[i];
    const timeline::FlightState& flight = state.flights[i];
    const bool emphasised = emphasis.flight == i;
    float strength = flight.status == timeline::Status::landed    ? after_landing(leg, state.t)
                     : flight.status == timeline::Status::waiting ? 0.6F
                                                                  : 1.0F;
    if (emphasis.flight) strength = emphasised ? 1.0F : strength * 0.5F;
    const Colour colour = styles[i].colour;
    const double width = theme.route_width * (emphasised ? 1.5 : 1);
    // Remaining part: thin. Flown part: full; dashed when one of the times is only estimated.
    if (Path rest = route_path(leg, styles[i], view, flight.progress, 1); !rest.empty())
      add_stroke(items, std::move(rest), colour.faded(0.5F * strength), width * 0.5);
    if (Path flown = route_path(leg, styles[i], view, 0, flight.progress); !flown.empty()) {
      const std::vector<double> dashes =
          leg.estimated() ? std::vector<double>{width * 3.2, width * 1.6} : std::vector<double>{};
      add_stroke(items, std::move(flown), colour.faded(strength), width, dashes);
    }
  }
}

void draw_aircraft(Items& items, const timeline::Timeline& timeline, const timeline::FrameState& state,
                   const std::vector<RouteStyle>& styles, const View& view, const Theme& theme,
                   const Emphasis& emphasis) {
  static const scene::SharedPath shape{aircraft_shape()};
  for (std::size_t i = 0; i < timeline.legs.size(); ++i) {
    if (state.flights[i].status != timeline::Status::airborne) continue;
    const auto place = aircraft_place(timeline.legs[i], styles[i], view, state.flights[i].progress);
    if (!place) continue;
    const double size = styles[i].aircraft_size * (emphasis.flight == i ? 1.25 : 1);
    const Affine m =
        Affine::translate(place->at) * Affine::rotate(place->heading) * Affine::scale(size, size);
    items.emplace_back(
        scene::Stroke{shape, m, theme.text_halo.with_alpha(1), 3.4 * size, scene::Stroke::Cap::round, {}});
    items.emplace_back(scene::Fill{shape, m, styles[i].colour});
    items.emplace_back(scene::Stroke{shape, m, theme.aircraft, 0.9 * size, scene::Stroke::Cap::round, {}});
  }
}

}  // namespace homebound::compose
