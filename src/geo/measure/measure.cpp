#include "geo/measure/measure.h"

#include <cmath>

#include <fmt/format.h>

#include "base/figures.h"
#include "geo/ellipsoid.h"
#include "geo/libproj.h"

namespace homebound {
namespace {

double metres_of(LengthUnit unit) {
  return unit == LengthUnit::kilometres ? 1000 : unit == LengthUnit::nautical_miles ? 1852 : 1609.344;
}

// Formats at least four significant figures with thousands separators and at most three decimals.
std::string figures(double value) {
  const double size = std::abs(value);
  return with_thousands(fmt::format("{:.{}f}", value, size < 10 ? 3 : size < 100 ? 2 : size < 10000 ? 1 : 0));
}

}  // namespace

Measured measured(std::span<const LonLat> points) {
  Measured m;
  for (std::size_t i = 1; i < points.size(); ++i) {
    m.legs.push_back(geodesic_inverse(points[i - 1], points[i]));
    m.distance += m.legs.back().distance;
  }
  if (points.size() < 3) return m;
  geod_polygon polygon;
  libproj().geod_polygon_init(&polygon, 0);
  for (const LonLat p : points) libproj().geod_polygon_addpoint(&wgs84(), &polygon, p.lat, p.lon);
  double area = 0, perimeter = 0;
  libproj().geod_polygon_compute(&wgs84(), &polygon, 0, 1, &area, &perimeter);
  m.ring = Measured::Ring{geodesic_inverse(points.back(), points.front()), Metres(perimeter),
                          SquareMetres(std::abs(area))};
  return m;
}

std::string_view symbol(LengthUnit unit) {
  return unit == LengthUnit::kilometres ? "km" : unit == LengthUnit::nautical_miles ? "nmi" : "mi";
}

std::string length_text(Metres length, LengthUnit unit) {
  return fmt::format("{} {}", figures(length.value / metres_of(unit)), symbol(unit));
}

std::string area_text(SquareMetres area, LengthUnit unit) {
  return fmt::format("{} {}²", figures(area.value / metres_of(unit) / metres_of(unit)), symbol(unit));
}

std::string azimuth_text(Degrees azimuth) {
  double turned = azimuth.value < 0 ? azimuth.value + 360 : azimuth.value;
  if (turned >= 359.95) turned = 0;  // it would be written 360.0
  return fmt::format("{:05.1f}°", turned);
}

std::string ruler_text(const Ruler& ruler) {
  const Measured m = measured(ruler.points);
  std::string text;
  for (std::size_t i = 0; i < ruler.points.size(); ++i) {
    const LonLat p = ruler.points[i];
    text += fmt::format("{:.5f}, {:.5f}", p.lat, p.lon);
    if (i > 0)
      text += fmt::format("\t{}\t{}\t{}", length_text(m.legs[i - 1].distance, ruler.unit),
                          azimuth_text(m.legs[i - 1].azimuth1), azimuth_text(m.legs[i - 1].azimuth2));
    text += '\n';
  }
  if (!m.legs.empty()) text += fmt::format("distance\t{}\n", length_text(m.distance, ruler.unit));
  if (m.ring)
    text += fmt::format("perimeter\t{}\narea\t{}\n", length_text(m.ring->perimeter, ruler.unit),
                        area_text(m.ring->area, ruler.unit));
  return text;
}

}  // namespace homebound
