// Places the overlays on the page and reserves the rest for the map's subject.
#pragma once

#include "base/geometry.h"

namespace homebound::compose {

struct Layout {
  Size page;
  bool tall = false;  // the page is about square or portrait; the column is above the map, not beside it
  bool low = false;   // a landscape page lower than 560 page units: too low for the caption under the column
  Rect column;        // title, clock, totals: top-aligned
  Rect caption;       // the current event, bottom-aligned under the column; on tall pages top-aligned beside
                      // it; on low pages bottom-aligned under the map
  Rect subject;       // where the routes should lie when they determine the view
  double margin = 24;
};

// Returns the layout of a page, all in page units.
Layout layout_of(Size page);

}  // namespace homebound::compose
