#include "compose/ruler.h"

#include <cmath>

#include <fmt/format.h>

#include "compose/words.h"

namespace homebound::compose {
namespace {

constexpr Metres step{100e3};
constexpr double line_width = 2;

Path way(LonLat from, LonLat to, const View& view) {
  Lines line;
  line.begin();
  for (const LonLat p : GeodesicLine(from, to).points(step)) line.add(p);
  const double tolerance = 0.25 / (view.to_page.magnification() * view.scale);
  return transformed(project_lines(view.projection, line, Metres(tolerance)), view.to_page);
}

std::optional<Point> on_page(LonLat p, const View& view) {
  const auto plane = view.projection.forward(p);
  return plane ? std::optional(view.to_page(*plane)) : std::nullopt;
}

}  // namespace

void draw_ruler(Items& items, const Ruler& ruler, const View& view, const Theme& theme, Language language) {
  const auto& points = ruler.points;
  const Measured m = measured(points);
  const auto stroke = [&](LonLat from, LonLat to, std::vector<double> dashes) {
    const Path path = way(from, to, view);
    add_stroke(items, path, theme.text_halo, line_width + 2.4);
    add_stroke(items, path, theme.accent, line_width, std::move(dashes));
  };
  for (std::size_t i = 1; i < points.size(); ++i) stroke(points[i - 1], points[i], {});
  if (m.ring) stroke(points.back(), points.front(), {6, 4});
  for (const LonLat p : points)
    if (const auto at = on_page(p, view)) {
      add_fill(items, circle_path(*at, 5), theme.text_halo.with_alpha(1));
      add_fill(items, circle_path(*at, 3.6), theme.accent);
    }
  const Ink ink{theme.text, theme.text_halo, 2.6};
  const auto write = [&](const std::string& text, Point at, int weight, Align align) {
    add_text(items, text, text::Style{.size = 12.5, .weight = weight, .language = tag_of(language)}, at, ink,
             align);
  };
  for (std::size_t i = 0; i < m.legs.size(); ++i) {
    const Geodesic& leg = m.legs[i];
    const GeodesicLine line(points[i], points[i + 1]);
    const auto at = on_page(line.at(line.length() / 2).at, view);
    const auto next = on_page(line.at(line.length() * 0.51).at, view);
    if (!at || !next || leg.distance <= Metres(0)) continue;
    // Above and below a level line, beside a steep one.
    const Point way = *next - *at;
    const bool steep = std::abs(way.y) > 0.5 * std::abs(way.x);
    const Align align = steep ? Align::left : Align::centre;
    write(length_text(leg.distance, ruler.unit), *at + (steep ? Point{10, -2} : Point{0, -8}), 600, align);
    write(fmt::format("{} → {}", azimuth_text(leg.azimuth1), azimuth_text(leg.azimuth2)),
          *at + (steep ? Point{10, 15} : Point{0, 19}), 400, align);
  }
  if (m.legs.size() < 2) return;
  const auto end = on_page(points.back(), view);
  if (!end) return;
  const auto said = [&](Word w, const std::string& value) {
    return fmt::format(fmt::runtime(word(w, language)), value);
  };
  const Point beside = *end + Point{10, 4};
  write(said(Word::ruler_sum, length_text(m.distance, ruler.unit)), beside, 600, Align::left);
  if (!m.ring) return;
  write(said(Word::ruler_area, area_text(m.ring->area, ruler.unit)), beside + Point{0, 17}, 600, Align::left);
  write(said(Word::ruler_perimeter, length_text(m.ring->perimeter, ruler.unit)), beside + Point{0, 34}, 400,
        Align::left);
}

}  // namespace homebound::compose
