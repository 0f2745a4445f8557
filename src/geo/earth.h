// The size and shape of the earth.
#pragma once

namespace homebound {

// Metres. Radius of the sphere that the presets project and of distances that need no ellipsoid: the mean
// radius (2 a + b) / 3 of WGS84.
inline constexpr double earth_radius = 6371008.8;
// Metres, and a ratio: a and (a - b) / a of the WGS84 ellipsoid.
inline constexpr double equatorial_radius = 6378137;
inline constexpr double earth_flattening = 1 / 298.257223563;
// Metres. Radius of the sphere with the surface area of that ellipsoid.
inline constexpr double authalic_radius = 6371007.1809;

}  // namespace homebound
