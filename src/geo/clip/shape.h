// Lines and areas prepared to be projected again and again: unit vectors beside longitudes and latitudes, and
// bounds of short stretches, so that what lies far from a cut, or out of sight, costs next to nothing.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/lonlat.h"
#include "geo/sphere.h"

namespace homebound {

struct SpherePoint {
  LonLat at;
  Vec3 v;
};
inline SpherePoint on_sphere(LonLat p) { return {p, to_vector(p)}; }
inline SpherePoint on_sphere(Vec3 v) { return {to_lonlat(v), v}; }

// All points within `radius` of a centre. Up to 90 degrees it holds the arcs between its points, too.
struct Cap {
  Vec3 centre{1, 0, 0};
  Radians radius{0};

  bool touches(const Cap& other) const;
};
// A cap around all points; not always the smallest.
Cap cap_around(std::span<const SpherePoint> points);

struct Shape {
  // Points begin .. end - 1 and the edges that start at them; its cap is under 30 degrees wide but for edges
  // that are longer.
  struct Stretch {
    std::uint32_t begin, end;
    Cap cap;
  };

  bool closed = false;  // rings of areas, the area at their left; else lines
  std::vector<SpherePoint> points;
  std::vector<std::uint8_t> hidden;  // of rings: the edge from this point is no outline (a cut in the data)
  std::vector<std::uint32_t> starts, first_stretch;  // of each part
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

using EdgeTest = bool (*)(LonLat from, LonLat to);
Shape prepared(const Lines& lines);
// `hidden` tells which edges only close an area.
Shape prepared(const Polygons& areas, EdgeTest hidden = nullptr);
// Fills in the stretches of a shape made by hand.
void find_stretches(Shape& shape);

// Whether `p` lies in the area at the left of the rings.
bool contains(const Shape& areas, LonLat p);
inline bool contains(const Polygons& areas, LonLat p) { return contains(prepared(areas), p); }

}  // namespace homebound
