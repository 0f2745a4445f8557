// The attribution: credits for the map data and the note on boundaries.
#pragma once

#include <vector>

#include "compose/kit/ink.h"
#include "compose/view/layout.h"
#include "compose/view/theme.h"
#include "compose/view/view.h"
#include "timeline/timeline.h"

namespace homebound::compose {

struct Attribution {
  std::vector<text::Line> lines;  // flush right
  double baseline = 0;            // of the first line, page units
  Rect box;
};
// Tells whether there is anything to say: without the layer, only what a picture must not hide.
bool has_attribution(const timeline::Timeline& timeline, const Options& options);
// Lays the attribution out at the foot of the map, flush with the page's right margin, on as many lines as
// needed.
Attribution attribution(const timeline::Timeline& timeline, const Layout& layout, const Options& options);
void draw_attribution(Items& items, const Attribution& attribution, const Theme& theme);

}  // namespace homebound::compose
