// Draws a measured line: its geodesics and their measurements.
#pragma once

#include "compose/kit/ink.h"
#include "compose/view/theme.h"
#include "compose/view/view.h"
#include "geo/measure/measure.h"

namespace homebound::compose {

// Labels each leg with its length and its azimuths at both ends. With three or more points it adds the
// dashed closing leg, the perimeter and the area.
void draw_ruler(Items& items, const Ruler& ruler, const View& view, const Theme& theme, Language language);

}  // namespace homebound::compose
