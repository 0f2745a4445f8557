// Who made what the map shows, and what its boundaries do not say.
#pragma once

#include "compose/compose.h"
#include "compose/ink.h"
#include "compose/layout.h"

namespace homebound::compose {

// At the foot of the map, against the page's right edge, in as many lines as it needs; returns its box.
Rect add_attribution(Items& items, const timeline::Timeline& timeline, const Layout& layout,
                     const Options& options, const Theme& theme, Size page);

}  // namespace homebound::compose
