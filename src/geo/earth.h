// How large the earth is.
#pragma once

namespace homebound {

// Metres. Of the sphere that presets project, and of distances that need no ellipsoid: the mean radius
// (2 a + b) / 3 of WGS84.
inline constexpr double earth_radius = 6371008.8;
// Metres. Of the WGS84 ellipsoid: a, and (a - b) / a.
inline constexpr double equatorial_radius = 6378137;
inline constexpr double earth_flattening = 1 / 298.257223563;
// Metres. Of the sphere with the area of that ellipsoid.
inline constexpr double authalic_radius = 6371007.1809;

}  // namespace homebound
