// Writes drawings as SVG 1.1. Shapes stay shapes. Text is <text> set glyph by glyph in font subsets that
// the file carries, so that it looks the same everywhere and can be selected, searched and edited. The
// named groups of the drawing become Inkscape layers. The same drawing always gives the same bytes.
#pragma once

#include <string>

#include "drawing/drawing.h"

namespace homebound::render {

// Describes the file. Empty texts are left out.
struct SvgInfo {
  std::string title, description;
  double scale = 1;  // CSS pixels per page unit, unless a reader sets another size
  // Texts are drawn as outlines, for readers that know no fonts but those that are installed.
  bool outlines = false;
};

// Returns the SVG text. One page unit is one user unit. Coordinates are rounded to 1/100 unit; what lies
// off the page is left out. Throws Error naming a font file that cannot be read.
std::string svg(const drawing::Drawing& drawing, const SvgInfo& info = {});

}  // namespace homebound::render
