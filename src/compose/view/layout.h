// Where the furniture stands and which part of the page is left to the map's subject.
#pragma once

#include "base/geometry.h"

namespace homebound::compose {

struct Layout {
  Size page;
  bool tall = false;  // a portrait page: the story stands above the map, not beside it
  bool low = false;   // a wide page too low (in page units) for the caption under the column
  Rect column;        // title, clock, totals: top aligned
  Rect caption;       // the current event: under the column, bottom aligned; on tall pages beside it, top
                      // aligned; on low pages under the map, bottom aligned
  Rect subject;       // where routes should lie when the view is chosen from them
  double margin = 24;
};

Layout layout_of(Size page);

}  // namespace homebound::compose
