// The unit sphere: vectors, great-circle arcs, turned graticules. Geodetic latitudes are used unchanged, so
// a point's vector is its surface normal and a horizon is exact on the ellipsoid too.
#pragma once

#include <cmath>
#include <utility>

#include "base/quantity.h"
#include "geo/lonlat.h"

namespace homebound {

// A vector; x points to 0 N 0 E, y to 0 N 90 E, z to the north pole.
struct Vec3 {
  double x = 0, y = 0, z = 0;
  friend constexpr Vec3 operator+(Vec3 a, Vec3 b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
  friend constexpr Vec3 operator-(Vec3 a, Vec3 b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
  friend constexpr Vec3 operator*(Vec3 a, double s) { return {a.x * s, a.y * s, a.z * s}; }
};
constexpr double dot(Vec3 a, Vec3 b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
constexpr Vec3 cross(Vec3 a, Vec3 b) {
  return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}
inline double norm(Vec3 a) { return std::sqrt(dot(a, a)); }
inline Vec3 normalised(Vec3 a) { return a * (1 / norm(a)); }

inline Vec3 to_vector(LonLat p) {
  const double lon = to_radians(Degrees(p.lon)).value, lat = to_radians(Degrees(p.lat)).value;
  return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}
inline LonLat to_lonlat(Vec3 v) {
  return {to_degrees(Radians(std::atan2(v.y, v.x))).value,
          to_degrees(Radians(std::atan2(v.z, std::hypot(v.x, v.y)))).value};
}
inline Radians angle_between(Vec3 a, Vec3 b) { return Radians(std::atan2(norm(cross(a, b)), dot(a, b))); }

// Returns degrees brought into -180..180; both ends stay as they are.
inline double wrapped(double degrees) {
  return degrees >= -180 && degrees <= 180 ? degrees : std::remainder(degrees, 360);
}

// A right-handed frame: x points to its (0, 0), z to its north pole.
struct Frame {
  Vec3 x{1, 0, 0}, y{0, 1, 0}, z{0, 0, 1};

  // Makes a frame whose (0, 0) is `centre` and whose north pole lies in the direction `tilt` clockwise of
  // north.
  static Frame at(LonLat centre, Degrees tilt) {
    const Vec3 up = to_vector(centre);
    const double lon = to_radians(Degrees(centre.lon)).value, t = to_radians(tilt).value;
    const Vec3 east{-std::sin(lon), std::cos(lon), 0};
    const Vec3 north = cross(up, east);
    const Vec3 z = north * std::cos(t) + east * std::sin(t);
    return {up, cross(z, up), z};
  }
  // into() takes a vector to the frame's coordinates, out_of() back.
  Vec3 into(Vec3 v) const { return {dot(x, v), dot(y, v), dot(z, v)}; }
  Vec3 out_of(Vec3 v) const { return x * v.x + y * v.y + z * v.z; }
};

// The places where the great-circle arc a..b (shorter than half a turn) meets the small circle of points
// whose dot product with `centre` is `cosine`: shares of the arc in (0, 1), in order.
struct Crossings {
  int count = 0;
  double at[2] = {0, 0};
};
Crossings cross_circle(Vec3 a, Vec3 b, Vec3 centre, double cosine);
// Returns the point at a share of the arc a..b.
Vec3 along(Vec3 a, Vec3 b, double share);

// Returns the area in square metres on a sphere of WGS84's authalic radius, with great circles as edges.
double spherical_area(const Polygons& polygons);

}  // namespace homebound
