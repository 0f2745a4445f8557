#include "compose/aids/ruler.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "compose/kit/words.h"

namespace homebound::compose {
namespace {

constexpr Metres step{100e3};
constexpr double ruler_width = 2;

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

// Draws rows of text on their own plate, since they may lie on anything that the map and page show.
class Tag {
 public:
  Tag(const Theme& theme, Language language) : theme_(theme), language_(language) {}
  void add(const std::string& text, int weight) {
    rows_.push_back(text::shape(text, theme_.type(language_).style(12.5, weight)));
    width_ = std::max(width_, rows_.back().width);
  }
  double width() const { return width_ + 2 * margin; }
  double height() const { return leading * static_cast<double>(rows_.size()) + margin; }
  void draw(Items& items, Point centre) const {
    const Rect plate = Rect::at(centre.x - width() / 2, centre.y - height() / 2, width(), height());
    add_fill(items, rounded_rectangle_path(plate, 4),
             theme_.panel.with_alpha(std::max(theme_.panel.a, 0.9F)));
    Point at{plate.left + margin, plate.top + margin / 2 - 4};
    for (const text::Line& row : rows_) {
      at.y += leading;
      add_text(items, row, at, {theme_.text, theme_.text_halo, 0});
    }
  }

 private:
  static constexpr double margin = 7, leading = 17;
  const Theme& theme_;
  Language language_;
  std::vector<text::Line> rows_;
  double width_ = 0;
};

}  // namespace

void draw_ruler(Items& items, const Ruler& ruler, const View& view, const Theme& theme, Language language) {
  const auto& points = ruler.points;
  const Measured m = measured(points);
  const auto stroke = [&](LonLat from, LonLat to, std::vector<double> dashes) {
    const Path path = way(from, to, view);
    add_stroke(items, path, theme.text_halo, ruler_width + 2.4);
    add_stroke(items, path, theme.accent, ruler_width, std::move(dashes));
  };
  for (std::size_t i = 1; i < points.size(); ++i) stroke(points[i - 1], points[i], {});
  if (m.ring) stroke(points.back(), points.front(), {6, 4});
  for (const LonLat p : points)
    if (const auto at = on_page(p, view)) {
      add_fill(items, circle_path(*at, 5), theme.text_halo.with_alpha(1));
      add_fill(items, circle_path(*at, 3.6), theme.accent);
    }
  for (std::size_t i = 0; i < m.legs.size(); ++i) {
    const Geodesic& leg = m.legs[i];
    const GeodesicLine line(points[i], points[i + 1]);
    const auto begin = on_page(points[i], view), end = on_page(points[i + 1], view);
    const auto middle = on_page(line.at(line.length() / 2).at, view);
    if (!middle || leg.distance <= Metres(0)) continue;
    Tag tag(theme, language);
    tag.add(length_text(leg.distance, ruler.unit), 600);
    tag.add(fmt::format("{} → {}", azimuth_text(leg.azimuth1), azimuth_text(leg.azimuth2)), 400);
    // Place it on the leg where enough of the leg stays visible, else beside it.
    const bool room = begin && end && length(*end - *begin) > tag.width() + 40;
    tag.draw(items, room ? *middle : *middle + Point{tag.width() / 2 + 10, 0});
  }
  if (m.legs.size() < 2) return;
  const auto end = on_page(points.back(), view);
  if (!end) return;
  const auto said = [&](Word w, const std::string& value) {
    return fmt::format(fmt::runtime(word(w, language)), value);
  };
  Tag tag(theme, language);
  tag.add(said(Word::ruler_sum, length_text(m.distance, ruler.unit)), 600);
  if (m.ring) {
    tag.add(said(Word::ruler_area, area_text(m.ring->area, ruler.unit)), 600);
    tag.add(said(Word::ruler_perimeter, length_text(m.ring->perimeter, ruler.unit)), 400);
  }
  // Keep it on the page.
  Point centre = *end + Point{tag.width() / 2 + 12, tag.height() / 2 + 6};
  if (centre.x + tag.width() / 2 > view.page.width) centre.x = end->x - tag.width() / 2 - 12;
  if (centre.y + tag.height() / 2 > view.page.height) centre.y = end->y - tag.height() / 2 - 6;
  tag.draw(items, centre);
}

}  // namespace homebound::compose
