// Labels bands with how many people or flights they stand for.
#pragma once

#include "compose/kit/ink.h"
#include "compose/routes/flows.h"
#include "compose/view/theme.h"
#include "compose/view/view.h"

namespace homebound::compose {

// Returns the values of the largest flows, each on its band where that hides no blocked box and no other
// band passes that matters beside it; adds their boxes to `blocked`.
Items band_values(const FlowMap& map, const View& view, const Theme& theme, Language language,
                  std::vector<Rect>& blocked);

}  // namespace homebound::compose
