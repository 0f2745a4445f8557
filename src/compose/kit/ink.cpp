#include "compose/kit/ink.h"

#include <algorithm>

#include "base/utf8.h"
#include "compose/view/typography.h"

namespace homebound::compose {

double add_text(Items& items, const text::Line& line, Point at, const Ink& ink, Align align) {
  if (align == Align::centre) at.x -= line.width / 2;
  if (align == Align::right) at.x -= line.width;
  for (drawing::GlyphRun run : line.runs) {
    run.origin = run.origin + at;
    run.colour = ink.colour;
    run.halo = ink.halo;
    run.halo_width = ink.halo_width;
    items.emplace_back(std::move(run));
  }
  return line.width;
}

double add_text(Items& items, std::string_view text, const text::Style& style, Point at, const Ink& ink,
                Align align) {
  return add_text(items, text::shape(text, style), at, ink, align);
}

text::Style fitted(std::string_view text, text::Style style, double width) {
  if (const double needed = text::shape(text, style).width; needed > width)
    style.size = std::max(smallest_type, style.size * width / needed);
  return style;
}

double add_text_within(Items& items, std::string_view text, const text::Style& style, Point at, double width,
                       const Ink& ink) {
  if (text::shape(text, style).width <= width) return add_text(items, text, style, at, ink);
  std::string cut(text);
  while (!cut.empty()) {
    pop_character(cut);
    const text::Line& line = text::shape(cut + "…", style);
    if (line.width <= width) return add_text(items, line, at, ink);
  }
  return 0;
}

void add_fill(Items& items, Path path, Colour colour) {
  items.emplace_back(drawing::Fill{drawing::SharedPath(std::move(path)), {}, colour});
}

void add_stroke(Items& items, Path path, Colour colour, double width, std::vector<double> dashes) {
  drawing::Stroke stroke{drawing::SharedPath(std::move(path)), {}, colour, width,
                         drawing::Stroke::Cap::round,          {}};
  if (!dashes.empty()) stroke.cap = drawing::Stroke::Cap::butt;
  stroke.dashes = std::move(dashes);
  items.emplace_back(std::move(stroke));
}

}  // namespace homebound::compose
