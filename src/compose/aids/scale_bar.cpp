#include "compose/aids/scale_bar.h"

#include <cmath>

#include <fmt/format.h>

#include "compose/aids/inset.h"
#include "compose/kit/words.h"
#include "geo/measure/geodesic.h"
#include "words/amounts.h"

namespace homebound::compose {
namespace {

constexpr double longest = 150, variation = 2;  // page units; ratio of the largest scale to the smallest
constexpr double text_size = 11.5, height = 27;

std::optional<Point> on_page(const View& view, LonLat p) {
  const auto plane = view.projection.forward(p);
  return plane ? std::optional(view.to_page(*plane)) : std::nullopt;
}

// The scale at a page point in page units per metre, eastward and northward.
struct Scales {
  double east, north;
};
std::optional<Scales> scales_at(const View& view, Point at) {
  const auto p = view.projection.inverse(view.to_page.inverse()(at));
  const auto back = p ? on_page(view, *p) : std::nullopt;
  if (!back || length(*back - at) > 0.5) return std::nullopt;  // beyond the map's edge
  const double step = 5 / view.to_page.magnification();
  const auto along = [&](double azimuth) -> std::optional<double> {
    const auto to = on_page(view, geodesic_direct(*p, Degrees(azimuth), Metres(step)).at);
    return to ? std::optional(length(*to - *back) / step) : std::nullopt;
  };
  const auto east = along(90), north = along(0);
  return east && north ? std::optional(Scales{*east, *north}) : std::nullopt;
}

bool varies_too_much(const View& view) {
  constexpr int across = 8, down = 6;
  double least = 1e300, most = 0;
  for (int i = 0; i <= across; ++i)
    for (int k = 0; k <= down; ++k)
      if (const auto s = scales_at(view, {view.page.width * i / across, view.page.height * k / down})) {
        least = std::min({least, s->east, s->north});
        most = std::max({most, s->east, s->north});
      }
  return !(most <= variation * least);
}

// Returns the geodesic's length on the page, half of it east and half west of the centre.
std::optional<double> length_on_page(const View& view, LonLat centre, double metres) {
  const auto west = on_page(view, geodesic_direct(centre, Degrees(-90), Metres(metres / 2)).at);
  const auto east = on_page(view, geodesic_direct(centre, Degrees(90), Metres(metres / 2)).at);
  return west && east ? std::optional(length(*east - *west)) : std::nullopt;
}

}  // namespace

std::optional<ScaleBar> scale_bar(const View& view) {
  const Point middle{view.page.width / 2, view.page.height / 2};
  const auto centre = view.projection.inverse(view.to_page.inverse()(middle));
  if (!centre || !page_on_sphere(view) || varies_too_much(view)) return std::nullopt;
  const double ten = std::floor(std::log10(longest / view.to_page.magnification()));
  for (const double metres : {10 * std::pow(10, ten), 5 * std::pow(10, ten), 2 * std::pow(10, ten),
                              std::pow(10, ten), 0.5 * std::pow(10, ten)})
    if (const auto l = length_on_page(view, *centre, metres); l && *l <= longest) return ScaleBar{metres, *l};
  return std::nullopt;
}

std::string scale_text(const ScaleBar& bar, Language language) {
  const Metres metres(bar.metres);
  const std::string length =
      bar.metres >= 1000 ? kilometres_text(metres, language) : metres_text(metres, language);
  return fmt::format(fmt::runtime(word(Word::at_the_centre, language)), length);
}

static text::Style scale_style(const Typography& type) { return type.style(text_size, 500); }

Size scale_bar_size(const ScaleBar& bar, const Typography& type) {
  return {std::max(bar.length, text::shape(scale_text(bar, type.language), scale_style(type)).width), height};
}

void draw_scale_bar(Items& items, const ScaleBar& bar, const Rect& box, Language language,
                    const Theme& theme) {
  constexpr double tick = 6;
  const double y = box.bottom - 2;
  Path line;
  line.begin(false);
  for (const Point p : {Point{0, -tick}, Point{0, 0}, Point{bar.length, 0}, Point{bar.length, -tick}})
    line.add({box.left + p.x, y + p.y});
  line.begin(false);
  line.add({box.left + bar.length / 2, y - tick * 0.6}), line.add({box.left + bar.length / 2, y});
  add_stroke(items, line, theme.text_halo, 4.6);
  add_stroke(items, std::move(line), theme.text, 1.5);
  add_text(items, scale_text(bar, language), scale_style(theme.type(language)), {box.left, y - tick - 5.5},
           {theme.text, theme.text_halo, 2});
}

}  // namespace homebound::compose
