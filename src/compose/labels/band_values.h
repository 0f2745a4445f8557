// Labels bands with how many people or flights they stand for.
#pragma once

#include "compose/routes/flows.h"
#include "compose/view/theme.h"
#include "compose/view/view.h"

namespace homebound::compose {

// Returns the values of the largest flows, in the middle of their bands, where they hide no blocked box;
// adds their boxes to `blocked`.
Items band_values(const FlowMap& map, const View& view, const Theme& theme, Language language,
                  std::vector<Rect>& blocked);

}  // namespace homebound::compose
