// Where the furniture stands and which part of the page is left to the map's subject.
#pragma once

#include "base/geometry.h"

namespace homebound::compose {

struct Layout {
  bool tall = false;  // a portrait page: the story stands above the map, not beside it
  Rect column;        // title, clock, totals: top aligned
  Rect caption;       // the current event: bottom aligned (wide pages), top aligned (tall ones)
  Rect subject;       // where routes should lie when the view is chosen from them
  double margin = 24;
};

Layout layout_of(Size page);

}  // namespace homebound::compose
