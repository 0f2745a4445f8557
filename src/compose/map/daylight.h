// Draws day and night on the map at an instant: a soft shade, and on request the lines of the twilights.
#pragma once

#include <array>
#include <memory>

#include "base/instant.h"
#include "compose/kit/ink.h"
#include "compose/view/theme.h"
#include "compose/view/view.h"
#include "drawing/warp.h"
#include "geo/clip/shape.h"
#include "geo/measure/sun.h"

namespace homebound::compose {

// How dark it is, 0 by day to 1 at night: smooth from the sun on the horizon to 18 degrees below it.
double darkness(Degrees altitude);

// What a shade of the night needs that does not change with time: where the map is, the position on the
// sphere of each place on it, and a picture of the sphere as the sun sees it, whose rows are altitudes of the
// sun.
struct NightGround {
  drawing::SharedPath area;  // projected metres
  std::shared_ptr<const drawing::SphereGrid> grid;
  std::shared_ptr<const drawing::SphereRaster> shade;
};
// `outline` is the map's edge, projected metres. Nothing of the map may be on the page: then there is no
// grid.
NightGround night_ground(const View& view, const drawing::SharedPath& outline, const Theme& theme);

// Shades the night with the theme's night_shade and marks the subsolar point with a small sun.
void draw_daylight(Items& items, const NightGround& ground, const View& view, const Theme& theme, Instant t);

// The lines at which the sun sets and the twilights end, from day to night, and how each is drawn.
struct TwilightLine {
  Degrees zenith;
  double width;  // page units
  std::vector<double> dashes;
};
const std::array<TwilightLine, 4>& twilight_lines();
void draw_twilight(Items& items, const View& view, const Theme& theme, Instant t);
Colour twilight_ink(const Theme& theme);

// Draws the sun. `size` is its radius including the rays, page units.
void draw_sun(Items& items, Point at, const Theme& theme, double size);

// Returns the circle of points at an angular distance `radius` from `centre` as a ring, with the centre on
// its left.
Polygons cap(LonLat centre, Degrees radius);

}  // namespace homebound::compose
