// Drawing to SVG 1.1. Shapes stay shapes; text is <text> set glyph by glyph in subsets of its fonts that the
// file carries, so that it looks the same everywhere and can be selected, searched and edited. The named
// groups of the drawing are Inkscape's layers. The same drawing always gives the same bytes.
#pragma once

#include <string>

#include "drawing/drawing.h"

namespace homebound::render {

// What the file says about itself. Empty texts are left out.
struct SvgInfo {
  std::string title, description;
  double scale = 1;  // CSS pixels a page unit, where nobody gives the picture another size
};

// One page unit is one user unit. Coordinates are rounded to 1/100 unit; what lies off the page
// is left out. Throws Error naming a font file that cannot be read.
std::string svg(const drawing::Drawing& drawing, const SvgInfo& info = {});

}  // namespace homebound::render
