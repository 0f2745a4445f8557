// Places the overlays on the page and reserves the rest for the map's subject.
#pragma once

#include "base/geometry.h"

namespace homebound::compose {

inline constexpr double panel_padding = 16;  // page units

inline constexpr Size aids_room{206, 196};  // the corner of a region's inset and scale bar, page units

inline constexpr Size scale_room{206, 41};  // of that corner, the scale bar and the north arrow

inline constexpr Size chart_room{330, 205};  // a chart of what is counted by time, page units

struct Layout {
  Size page;
  bool tall = false;  // the page is about square or portrait; the column is above the map, not beside it
  bool low = false;   // a landscape page lower than 550 page units: too low for the caption under the column
  Rect column;        // title, clock, totals: top-aligned; on tall pages a header as wide as the page
  Rect left, right;   // cells below the header's title; elsewhere both are the inside of the column
  Rect caption;       // the current event, bottom-aligned under the column; on tall pages in the header's
                      // right cell; on low pages bottom-aligned under the map
  Rect subject;       // where the routes should lie when they determine the view
  double margin = 24;
};

// Returns the layout of a page, all in page units.
Layout layout_of(Size page);

}  // namespace homebound::compose
