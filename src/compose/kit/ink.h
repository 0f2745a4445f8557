// Helpers that append shapes and text to a drawing.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "drawing/drawing.h"
#include "text/text.h"

namespace homebound::compose {

using Items = std::vector<drawing::Item>;

enum class Align { left, centre, right };

struct Ink {
  Colour colour;
  std::optional<Colour> halo;
  double halo_width = 0;
};

// Appends a shaped line aligned to `at`, which lies on its baseline. Returns its advance, in page units.
double add_text(Items& items, const text::Line& line, Point at, const Ink& ink, Align align = Align::left);
double add_text(Items& items, std::string_view text, const text::Style& style, Point at, const Ink& ink,
                Align align = Align::left);
// Returns the style at a size, its own or a smaller one, at which the text is at most `width` wide; never
// smaller than smallest_type.
text::Style fitted(std::string_view text, text::Style style, double width);
// Like add_text, but cuts the text with an ellipsis when it is wider than `width`. Returns 0 and adds
// nothing when not even the ellipsis fits.
double add_text_within(Items& items, std::string_view text, const text::Style& style, Point at, double width,
                       const Ink& ink);

void add_fill(Items& items, Path path, Colour colour);
void add_stroke(Items& items, Path path, Colour colour, double width, std::vector<double> dashes = {});

}  // namespace homebound::compose
