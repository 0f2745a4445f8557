// Draws day and night on the map at an instant.
#pragma once

#include "base/instant.h"
#include "compose/kit/ink.h"
#include "compose/view/theme.h"
#include "compose/view/view.h"
#include "geo/clip/shape.h"

namespace homebound::compose {

// Shades the night with the theme's night_shade in four steps: after sunset, then civil, nautical and
// astronomical twilight, with full night beyond. Marks the subsolar point with a small sun.
void draw_daylight(Items& items, const View& view, const Theme& theme, Instant t);

// Return the colour of one of the four shade layers, and draw the sun. `size` is its radius including the
// rays, page units.
Colour twilight_layer(const Theme& theme);
void draw_sun(Items& items, Point at, const Theme& theme, double size);

// Returns the opacity that each of `steps` equal layers needs so that together they have the opacity
// `alpha`.
float layered(float alpha, int steps);

// Returns the circle of points at an angular distance `radius` from `centre` as a ring, with the centre on
// its left.
Polygons cap(LonLat centre, Degrees radius);

}  // namespace homebound::compose
