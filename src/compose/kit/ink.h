// Small helpers to put shapes and text on the display list.
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

// Puts a shaped line with its baseline at `at`; returns the advance.
double add_text(Items& items, const text::Line& line, Point at, const Ink& ink, Align align = Align::left);
double add_text(Items& items, std::string_view text, const text::Style& style, Point at, const Ink& ink,
                Align align = Align::left);
// Like the above, cut with an ellipsis when wider than `width`.
double add_text_within(Items& items, std::string_view text, const text::Style& style, Point at, double width,
                       const Ink& ink);

void add_fill(Items& items, Path path, Colour colour);
void add_stroke(Items& items, Path path, Colour colour, double width, std::vector<double> dashes = {});

}  // namespace homebound::compose
