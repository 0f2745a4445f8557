// Positions on WGS84 in degrees, and the lines and areas made of them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace homebound {

// Geodetic longitude (degrees, east positive, not limited to one turn) and latitude (degrees, -90..90).
struct LonLat {
  double lon = 0, lat = 0;
  bool operator==(const LonLat&) const = default;
};

// A box in degrees; with west > east it crosses the antimeridian.
struct LonLatBox {
  double west = -180, south = -90, east = 180, north = 90;
  bool operator==(const LonLatBox&) const = default;
};

// Lines or rings in flat arrays: part i is points[starts[i] .. starts[i + 1]), or runs to the end. Rings
// are closed implicitly (the first point is not repeated). Edges are short great-circle arcs.
struct LonLatParts {
  std::vector<LonLat> points;
  std::vector<std::uint32_t> starts;

  std::size_t parts() const { return starts.size(); }
  std::span<const LonLat> part(std::size_t i) const {
    const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : points.size();
    return std::span(points).subspan(starts[i], end - starts[i]);
  }
  void begin() { starts.push_back(static_cast<std::uint32_t>(points.size())); }
  void add(LonLat p) { points.push_back(p); }
};

struct Lines : LonLatParts {};
// Exterior rings run counter-clockwise seen from above and holes clockwise, so the area is on the left.
struct Polygons : LonLatParts {};

}  // namespace homebound
