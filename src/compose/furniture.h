// What stands on the map without being of it: the story column, the caption, the attribution.
#pragma once

#include "compose/compose.h"
#include "compose/ink.h"
#include "compose/layout.h"
#include "compose/routes.h"

namespace homebound::compose {

struct FurnitureSpace {
  Rect column, caption, attribution;  // the most that each may cover at any time; empty when switched off
};
FurnitureSpace furniture_space(const timeline::Timeline& timeline, const RouteStyles& styles,
                               const Layout& layout, const Options& options, const Theme& theme, Size page);

void draw_furniture(Items& items, const timeline::Timeline& timeline, const timeline::FrameState& state,
                    const RouteStyles& styles, const Layout& layout, const FurnitureSpace& space,
                    const Options& options, const Theme& theme);

}  // namespace homebound::compose
