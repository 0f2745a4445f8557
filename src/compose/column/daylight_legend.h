// The part of the legend that explains day and night.
#pragma once

#include "compose/kit/legend_rows.h"
#include "compose/view/view.h"

namespace homebound::compose {

// Explains the shade of the night and the lines of the twilights, as far as their layers are shown.
void add_daylight_legend(LegendRows& rows, const Options& options, const Theme& theme);

}  // namespace homebound::compose
