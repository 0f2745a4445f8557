#include "compose/aids/north.h"

#include <cmath>
#include <numbers>

#include "compose/aids/inset.h"
#include "compose/kit/words.h"
#include "geo/measure/geodesic.h"

namespace homebound::compose {
namespace {

bool shows_a_pole(const View& view) {
  const Rect page{0, 0, view.page.width, view.page.height};
  for (const double lat : {-90.0, 90.0})
    for (const double lon : {-180.0, -90.0, 0.0, 90.0})  // a line on some maps
      if (const auto p = view.projection.forward({lon, lat}); p && page.contains(view.to_page(*p)))
        return true;
  return false;
}

}  // namespace

std::optional<Radians> north_at_centre(const View& view) {
  if (!page_on_sphere(view) || shows_a_pole(view)) return std::nullopt;
  const Point middle{view.page.width / 2, view.page.height / 2};
  const auto centre = view.projection.inverse(view.to_page.inverse()(middle));
  const Metres step(5 / view.to_page.magnification());
  const auto ahead = centre ? view.projection.forward(geodesic_direct(*centre, Degrees(0), step).at)
                            : std::optional<Point>();
  if (!ahead) return std::nullopt;
  const Point way = view.to_page(*ahead) - middle;
  const Radians north(std::atan2(way.x, -way.y));
  if (std::abs(to_degrees(north).value) < 1) return std::nullopt;
  return north;
}

void draw_north(Items& items, const Rect& box, Radians north, Language language, const Theme& theme) {
  const Affine turned = Affine::translate({box.centre().x, box.bottom - 12}) * Affine::rotate(north.value);
  const auto shape = [&](std::initializer_list<Point> points) {
    Path path;
    path.begin(true);
    for (Point p : points) path.add(turned(p));
    return path;
  };
  const Path needle = shape({{0, -11}, {5.5, 10}, {0, 6}, {-5.5, 10}});
  add_stroke(items, needle, theme.text_halo, 3.6);
  add_fill(items, needle, theme.text_halo.with_alpha(1));
  add_fill(items, shape({{0, -11}, {0, 6}, {-5.5, 10}}), theme.text);
  add_stroke(items, needle, theme.text, 1.1);
  add_text(items, word(Word::north, language), theme.type(language).style(11, 650),
           turned({0, -18}) + Point{0, 4}, {theme.text, theme.text_halo, 2}, Align::centre);
}

}  // namespace homebound::compose
