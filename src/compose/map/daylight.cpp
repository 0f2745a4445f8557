#include "compose/map/daylight.h"

#include <array>
#include <cmath>
#include <numbers>

#include "geo/measure/sun.h"
#include "geo/sphere.h"

namespace homebound::compose {
namespace {

constexpr std::array edges = {zenith::sunset, zenith::civil, zenith::nautical, zenith::astronomical};

}  // namespace

void draw_sun(Items& items, Point at, const Theme& theme, double size) {
  Path rays;
  for (int i = 0; i < 8; ++i) {
    const double angle = i * std::numbers::pi / 4;
    const Point out{std::cos(angle) * size, std::sin(angle) * size};
    rays.begin(false);
    rays.add(at + out * 0.68), rays.add(at + out);
  }
  const Path disc = circle_path(at, 0.42 * size);
  add_stroke(items, disc, theme.text_halo, 0.4 * size);
  add_stroke(items, rays, theme.text_halo, 0.4 * size);
  add_stroke(items, rays, theme.text, 0.14 * size);
  add_fill(items, disc, theme.text);
}

Colour twilight_layer(const Theme& theme) {
  return theme.night_shade.with_alpha(layered(theme.night_shade.a, edges.size()));
}

float layered(float alpha, int steps) { return 1 - std::pow(1 - alpha, 1.0F / static_cast<float>(steps)); }

Polygons cap(LonLat centre, Degrees radius) {
  const Frame frame = Frame::at(centre, Degrees(0));
  const double r = to_radians(radius).value;
  constexpr double step = std::numbers::pi / 90;
  Polygons ring;
  ring.begin();
  const auto at = [&](double angle) {
    return to_lonlat(
        frame.out_of({std::cos(r), std::sin(r) * std::cos(angle), std::sin(r) * std::sin(angle)}));
  };
  // Near a pole, where longitudes change fast, points are dense: maps that end at a parallel press them
  // onto it.
  const auto add = [&](const auto& self, double from, LonLat a, double to, LonLat b, int depth) -> void {
    if (depth == 0 || std::abs(std::remainder(b.lon - a.lon, 360)) < 4) return ring.add(a);
    const double middle = (from + to) / 2;
    const LonLat m = at(middle);
    self(self, from, a, middle, m, depth - 1);
    self(self, middle, m, to, b, depth - 1);
  };
  LonLat last = at(0);
  for (int i = 0; i < 180; ++i) {
    const LonLat next = at((i + 1) * step);
    add(add, i * step, last, (i + 1) * step, next, 16);
    last = next;
  }
  return ring;
}

void draw_daylight(Items& items, const View& view, const Theme& theme, Instant t) {
  const LonLat sun = subsolar_point(t);
  const LonLat midnight = to_lonlat(to_vector(sun) * -1);
  const Metres tolerance(0.5 / (view.to_page.magnification() * view.scale));
  const Colour shade = twilight_layer(theme);
  for (const Degrees edge : edges) {
    Path path = project_polygons(view.projection, cap(midnight, Degrees(180) - edge), tolerance);
    if (path.empty()) continue;
    items.emplace_back(drawing::Fill{drawing::SharedPath(std::move(path)), view.to_page, shade});
  }
  // Draw the line of sunrise and sunset, so that it also shows on a dark map.
  Polygons night = cap(midnight, Degrees(180) - zenith::sunset);
  night.add(night.points.front());
  Lines line;
  static_cast<LonLatParts&>(line) = std::move(night);
  items.emplace_back(drawing::Stroke{drawing::SharedPath(project_lines(view.projection, line, tolerance)),
                                     view.to_page,
                                     theme.text_muted.faded(0.45F),
                                     0.7,
                                     drawing::Stroke::Cap::butt,
                                     {}});
  if (const auto at = view.projection.forward(sun)) draw_sun(items, view.to_page(*at), theme, 11);
}

}  // namespace homebound::compose
