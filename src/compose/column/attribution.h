// Who made what the map shows, and what its boundaries do not say.
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
  double baseline = 0;            // of the first
  Rect box;
};
// At the foot of the map, against the page's right edge, in as many lines as it needs.
Attribution attribution(const timeline::Timeline& timeline, const Layout& layout, const Options& options);
void draw_attribution(Items& items, const Attribution& attribution, const Theme& theme);

}  // namespace homebound::compose
