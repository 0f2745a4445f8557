#include "geo/clip/shape.h"

#include <algorithm>
#include <limits>
#include <numbers>

namespace homebound {
namespace {

constexpr std::size_t longest_stretch = 48;  // points
const double widest = std::cos(0.2);         // cosine of a stretch's greatest extent from its first point

Shape prepared(const LonLatParts& parts, bool closed, EdgeTest hidden) {
  Shape shape;
  shape.closed = closed;
  shape.points.reserve(parts.points.size());
  for (LonLat p : parts.points) shape.points.push_back(on_sphere(p));
  shape.starts = parts.starts;
  if (closed) shape.hidden.assign(parts.points.size(), 0);
  if (hidden != nullptr)
    for (std::size_t i = 0; i < shape.parts(); ++i) {
      const auto part = shape.part(i);
      for (std::size_t k = 0; k < part.size(); ++k)
        shape.hidden[shape.starts[i] + k] = hidden(part[k].at, part[(k + 1) % part.size()].at) ? 1 : 0;
    }
  find_stretches(shape);
  return shape;
}

}  // namespace

bool Cap::touches(const Cap& other) const {
  const double reach = radius.value + other.radius.value;
  return reach >= std::numbers::pi || dot(centre, other.centre) >= std::cos(reach);
}

Cap cap_around(std::span<const SpherePoint> points) {
  Vec3 sum;
  for (const SpherePoint& p : points) sum = sum + p.v;
  if (!(norm(sum) > 1e-9)) return {{1, 0, 0}, Radians(std::numbers::pi)};
  Cap cap{normalised(sum), Radians(0)};
  double farthest = 0;  // squared chord
  for (const SpherePoint& p : points) {
    const Vec3 d = p.v - cap.centre;
    farthest = std::max(farthest, dot(d, d));
  }
  cap.radius = Radians(2 * std::asin(std::min(1.0, std::sqrt(farthest) / 2)) + 1e-9);
  return cap;
}

void find_stretches(Shape& shape) {
  shape.first_stretch.clear(), shape.stretches.clear();
  std::vector<SpherePoint> bounded;
  for (std::size_t i = 0; i < shape.parts(); ++i) {
    const auto part = shape.part(i);
    shape.first_stretch.push_back(static_cast<std::uint32_t>(shape.stretches.size()));
    for (std::size_t begin = 0, end = 0; begin < part.size(); begin = end) {
      for (end = begin + 1; end < part.size() && end - begin < longest_stretch; ++end)
        if (dot(part[begin].v, part[end].v) < widest) break;
      bounded.assign(part.begin() + static_cast<std::ptrdiff_t>(begin),
                     part.begin() + static_cast<std::ptrdiff_t>(end));
      if (end < part.size() || shape.closed) bounded.push_back(part[end % part.size()]);
      shape.stretches.push_back({static_cast<std::uint32_t>(shape.starts[i] + begin),
                                 static_cast<std::uint32_t>(shape.starts[i] + end), cap_around(bounded)});
    }
  }
}

Shape prepared(const Lines& lines) { return prepared(lines, false, nullptr); }
Shape prepared(const Polygons& areas, EdgeTest hidden) { return prepared(areas, true, hidden); }

bool contains(const Shape& areas, LonLat point) {
  // Walks from the point to an edge; the direction of the first edge met tells from which side the walk
  // came.
  if (areas.parts() == 0 || areas.part(0).size() < 2) return false;
  const Vec3 p = to_vector(point);
  const Vec3 middle = areas.part(0)[0].v + areas.part(0)[1].v;
  const Vec3 beyond = normalised(normalised(middle) - p * 1e-6);
  const Vec3 ray = cross(p, beyond);
  double nearest = std::numeric_limits<double>::infinity();
  bool inside = false;
  for (std::size_t i = 0; i < areas.parts(); ++i) {
    const auto ring = areas.part(i);
    Vec3 a = ring.back().v;
    double side_a = dot(ray, a);
    for (const SpherePoint& vertex : ring) {
      const Vec3 b = vertex.v;
      const double side_b = dot(ray, b);
      if ((side_a < 0) != (side_b < 0)) {
        const Vec3 edge = cross(a, b);
        const double side_p = dot(edge, p);
        Vec3 meet = cross(ray, edge);
        if (dot(meet, a) + dot(meet, b) < 0) meet = meet * -1;
        double t = std::atan2(dot(cross(p, meet), ray) / norm(ray), dot(p, meet));
        if (t < 0) t += 2 * std::numbers::pi;
        if (t < nearest) nearest = t, inside = side_p > 0;
      }
      a = b, side_a = side_b;
    }
  }
  return inside;
}

}  // namespace homebound
