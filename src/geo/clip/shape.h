// Lines and areas prepared for repeated projection. They hold unit vectors beside longitudes and latitudes,
// and bounds of short stretches, so that parts far from a cut or out of sight cost next to nothing.
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "geo/lonlat.h"
#include "geo/sphere.h"

namespace homebound {

// A position as longitude and latitude and as a unit vector.
struct SpherePoint {
  LonLat at;
  Vec3 v;
};
inline SpherePoint on_sphere(LonLat p) { return {p, to_vector(p)}; }
inline SpherePoint on_sphere(Vec3 v) { return {to_lonlat(v), v}; }
// Returns a point for Projection::project alone, which seldom asks for longitude and latitude: they are NaN.
inline SpherePoint by_vector(Vec3 v) { return {{NAN, NAN}, v}; }

// All points within `radius` of a centre. Up to 90 degrees a cap also holds the arcs between its points.
struct Cap {
  Vec3 centre{1, 0, 0};
  Radians radius{0};

  bool touches(const Cap& other) const;
};
// Returns a cap around all points; not always the smallest.
Cap cap_around(std::span<const SpherePoint> points);

// Lines, or rings that bound areas, in flat arrays like LonLatParts.
struct Shape {
  // Points begin .. end - 1 and the edges that start at them. Its cap is under 30 degrees wide unless an
  // edge is longer.
  struct Stretch {
    std::uint32_t begin, end;
    Cap cap;
  };

  bool closed = false;  // true for rings, with the area on their left; false for lines
  // For rings: how often their areas cover the reference point. It says which side of a ring is meant, so
  // that areas may be larger than a hemisphere, overlap, or have no ring at all.
  int at_reference = 0;
  std::vector<SpherePoint> points;
  std::vector<std::uint8_t> hidden;  // for rings: 1 where the edge from this point is no outline
  std::vector<std::uint32_t> starts, first_stretch;  // one for each part
  std::vector<Stretch> stretches;

  std::size_t parts() const { return starts.size(); }
  std::span<const SpherePoint> part(std::size_t i) const {
    const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : points.size();
    return std::span(points).subspan(starts[i], end - starts[i]);
  }
  std::span<const Stretch> stretches_of(std::size_t i) const {
    const std::size_t end = i + 1 < starts.size() ? first_stretch[i + 1] : stretches.size();
    return std::span(stretches).subspan(first_stretch[i], end - first_stretch[i]);
  }
};

// A point in the South Pacific, far from land, from poles and from all round numbers of degrees.
inline constexpr LonLat reference_point{-123.39327184, -48.87663127};

using EdgeTest = bool (*)(LonLat from, LonLat to);
// Prepares lines or areas for projection.
Shape prepared(const Lines& lines);
// `hidden` returns true for edges that only close an area and are no outline. `at_reference` is as in
// Shape; without it, areas must not overlap, and the left of their first edge is taken to be inside.
Shape prepared(const Polygons& areas, EdgeTest hidden = nullptr,
               std::optional<int> at_reference = std::nullopt);
// Computes the stretches of a shape made by hand.
void find_stretches(Shape& shape);

// Returns how often areas cover a point: the sum of their rings' windings, which is 1 in an area and 0
// outside unless areas overlap. The second form takes the parts from `first` to `end` alone.
int winding(const Shape& areas, Vec3 p);
int winding(const Shape& areas, std::size_t first, std::size_t end, int at_reference, Vec3 p);
inline bool contains(const Shape& areas, LonLat p) { return winding(areas, to_vector(p)) != 0; }
inline bool contains(const Polygons& areas, LonLat p) { return contains(prepared(areas), p); }

}  // namespace homebound
