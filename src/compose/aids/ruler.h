// A line that is measured, on the map: its geodesics, and what they measure beside them.
#pragma once

#include "compose/kit/ink.h"
#include "compose/view/theme.h"
#include "compose/view/view.h"
#include "geo/measure/measure.h"

namespace homebound::compose {

// Each leg with its length and its azimuths at both ends; of three points and more the way back to the first,
// dashed, with the perimeter and the area.
void draw_ruler(Items& items, const Ruler& ruler, const View& view, const Theme& theme, Language language);

}  // namespace homebound::compose
