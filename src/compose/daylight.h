// Day and night on the map at an instant.
#pragma once

#include "compose/compose.h"
#include "compose/ink.h"
#include "compose/legend_rows.h"

namespace homebound::compose {

// The theme's night_shade over the night, in four steps: from sunset through civil and nautical to
// astronomical twilight, where full night begins; and a small sun where it is overhead.
void draw_daylight(Items& items, const View& view, const Theme& theme, Instant t);

void add_daylight_legend(LegendRows& rows, const Options& options, const Theme& theme);

// What one of `steps` equal layers must cover so that all of them together cover `alpha`.
float layered(float alpha, int steps);

// The circle of points at an angular distance from a centre, the centre at its left, as a ring.
Polygons cap(LonLat centre, Degrees radius);

}  // namespace homebound::compose
