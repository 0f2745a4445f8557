// Day and night on the map at an instant.
#pragma once

#include "base/instant.h"
#include "compose/kit/ink.h"
#include "compose/view/theme.h"
#include "compose/view/view.h"
#include "geo/clip/shape.h"

namespace homebound::compose {

// The theme's night_shade over the night, in four steps: from sunset through civil and nautical to
// astronomical twilight, where full night begins; and a small sun where it is overhead.
void draw_daylight(Items& items, const View& view, const Theme& theme, Instant t);

// One of the four layers of shade; and the sun, so wide from its middle to the ends of its rays.
Colour twilight_layer(const Theme& theme);
void draw_sun(Items& items, Point at, const Theme& theme, double size);

// What one of `steps` equal layers must cover so that all of them together cover `alpha`.
float layered(float alpha, int steps);

// The circle of points at an angular distance from a centre, the centre at its left, as a ring.
Polygons cap(LonLat centre, Degrees radius);

}  // namespace homebound::compose
