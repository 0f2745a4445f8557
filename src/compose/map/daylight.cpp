#include "compose/map/daylight.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "compose/map/relief.h"
#include "geo/sphere.h"

namespace homebound::compose {
namespace {

constexpr double full_night = 18;  // degrees below the horizon
constexpr int rows = 1440;         // of the shade: eight a degree

// Returns the night as the sun sees it: the pole of the picture is where the sun is overhead.
std::shared_ptr<const drawing::SphereRaster> shade_of(Colour night) {
  drawing::Pixels pixels{1, rows, {}};
  const auto byte = [](double v) { return static_cast<std::uint8_t>(std::lround(v * 255)); };
  for (int row = 0; row < rows; ++row) {
    const double alpha = night.a * darkness(Degrees(90 - 180 * (row + 0.5) / rows));
    pixels.rgba.insert(pixels.rgba.end(), {byte(night.r), byte(night.g), byte(night.b), byte(alpha)});
  }
  return std::make_shared<const drawing::SphereRaster>(pixels, drawing::SphereRaster::Bounds{});
}

// Returns the grid with the sun at the north pole.
std::shared_ptr<const drawing::SphereGrid> seen_from(const drawing::SphereGrid& grid, LonLat sun) {
  auto seen = std::make_shared<drawing::SphereGrid>(grid);
  const Frame frame = Frame::at(sun, Degrees(0));
  for (std::size_t i = 0; i + 2 < seen->xyz.size(); i += 3) {
    float* const v = seen->xyz.data() + i;
    const Vec3 from_sun = frame.into({v[0], v[1], v[2]});
    v[0] = static_cast<float>(from_sun.y);
    v[1] = static_cast<float>(from_sun.z);
    v[2] = static_cast<float>(from_sun.x);
  }
  return seen;
}

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

double darkness(Degrees altitude) {
  const double x = std::clamp(-altitude.value / full_night, 0.0, 1.0);
  return x * x * (3 - 2 * x);
}

NightGround night_ground(const View& view, const drawing::SharedPath& outline, const Theme& theme) {
  return {outline, grid_over(outline, view), shade_of(theme.night_shade)};
}

void draw_daylight(Items& items, const NightGround& ground, const View& view, const Theme& theme, Instant t) {
  const LonLat sun = subsolar_point(t);
  if (ground.grid)
    items.emplace_back(
        drawing::Warp{ground.area, view.to_page, ground.shade, seen_from(*ground.grid, sun), 1});
  if (const auto at = view.projection.forward(sun)) draw_sun(items, view.to_page(*at), theme, 11);
}

const std::array<TwilightLine, 4>& twilight_lines() {
  static const std::array<TwilightLine, 4> lines{{{zenith::sunset, 1.4, {}},
                                                  {zenith::civil, 0.8, {}},
                                                  {zenith::nautical, 0.8, {6, 3}},
                                                  {zenith::astronomical, 0.8, {1.6, 2.6}}}};
  return lines;
}

Colour twilight_ink(const Theme& theme) { return theme.text_muted.with_alpha(0.9F); }

void draw_twilight(Items& items, const View& view, const Theme& theme, Instant t) {
  const LonLat midnight = to_lonlat(to_vector(subsolar_point(t)) * -1);
  const Metres tolerance(0.5 / (view.to_page.magnification() * view.scale));
  for (const TwilightLine& edge : twilight_lines()) {
    Polygons night = cap(midnight, Degrees(180) - edge.zenith);
    night.add(night.points.front());
    Lines line;
    static_cast<LonLatParts&>(line) = std::move(night);
    Path path = project_lines(view.projection, line, tolerance);
    if (path.empty()) continue;
    items.emplace_back(drawing::Stroke{drawing::SharedPath(std::move(path)), view.to_page,
                                       twilight_ink(theme), edge.width, drawing::Stroke::Cap::butt,
                                       edge.dashes});
  }
}

}  // namespace homebound::compose
