// The attribution: credits for the map data and the note on boundaries.
#pragma once

#include <optional>
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
// Lays the attribution out at the foot of the map, flush with the page's right margin, on as many lines as
// needed; `unnamed` marks have no name. Nullopt where there is nothing to say: without the layer, it is only
// what a picture must not hide.
std::optional<Attribution> attribution(const timeline::Timeline& timeline, const Layout& layout,
                                       const Options& options, std::size_t unnamed = 0);
void draw_attribution(Items& items, const Attribution& attribution, const Theme& theme);

}  // namespace homebound::compose
