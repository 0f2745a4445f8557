// Converts picture sizes from pixels to page units.
#pragma once

#include "base/geometry.h"

namespace homebound::compose {

// The layout is designed for 1280x720 (or 720x1280) page units; a larger picture shows the same layout with
// more pixels. `text_scale` enlarges text and lines; the map keeps its size.
struct PageSetup {
  Size page;
  double scale = 1;  // pixels per page unit
};
// Returns the page for a picture of `pixels`.
PageSetup page_setup(Size pixels, double text_scale = 1);
// Returns the page for a picture of `pixels` that is a part of a larger one: text has the same size on both.
PageSetup part_of(const PageSetup& whole, Size pixels);

// The halves of a picture that shows two maps, whole pixels: side by side, or one above the other on an
// upright one. Both have the same size, and a gap lies between them.
struct Halves {
  Rect first, second;
  Size size() const { return {first.width(), first.height()}; }
};
Halves halves_of(Size pixels);

}  // namespace homebound::compose
