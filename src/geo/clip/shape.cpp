#include "geo/clip/shape.h"

#include <algorithm>
#include <numbers>

#include "base/parallel.h"
#include "geo/clip/stretches.h"

namespace homebound {
namespace {

constexpr std::size_t longest_stretch = 48;  // points
const double widest = std::cos(0.2);         // cosine of a stretch's greatest extent from its first point

Shape prepared(const LonLatParts& parts, bool closed, EdgeTest hidden) {
  Shape shape;
  shape.closed = closed;
  const std::size_t count = parts.points.size();
  shape.points.resize(count);
  constexpr std::size_t share = 8192;  // points
  parallel_for((count + share - 1) / share, count > share, [&](std::size_t piece) {
    for (std::size_t i = piece * share; i < std::min(count, (piece + 1) * share); ++i)
      shape.points[i] = on_sphere(parts.points[i]);
  });
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

// Returns by how much some parts cover `to` more often than `from`: the edges that the arc between them
// crosses, counted by direction. The points must not be antipodes.
int crossings(const Shape& areas, std::size_t first, std::size_t end, Vec3 from, Vec3 to) {
  const Vec3 left = normalised(cross(from, to)), ahead_of_from = cross(left, from),
             before_to = cross(to, left);
  int count = 0;
  for (std::size_t i = first; i < end; ++i) {
    const auto ring = areas.part(i);
    const std::size_t start = areas.starts[i];
    for (const Shape::Stretch& s : areas.stretches_of(i)) {
      if (s.cap.radius.value < 1.5 && std::abs(dot(left, s.cap.centre)) > std::sin(s.cap.radius.value))
        continue;
      Vec3 a = areas.points[s.begin].v;
      double side_a = dot(left, a);
      for (std::size_t k = s.begin; k < s.end; ++k) {
        const Vec3 b = ring[(k + 1 - start) % ring.size()].v;
        const double side_b = dot(left, b);
        if ((side_a < 0) != (side_b < 0)) {
          const Vec3 meet = a * std::abs(side_b) + b * std::abs(side_a);
          if (dot(ahead_of_from, meet) > 0 && dot(before_to, meet) > 0) count += side_a < 0 ? -1 : 1;
        }
        a = b, side_a = side_b;
      }
    }
  }
  return count;
}

// Takes the left of the first edge that has a length to be inside.
int by_first_edge(const Shape& areas) {
  constexpr double aside = 1e-7;  // radians; 0.6 m
  if (areas.parts() == 0) return 0;
  const auto ring = areas.part(0);
  for (std::size_t k = 0; k < ring.size(); ++k) {
    const Vec3 a = ring[k].v, b = ring[(k + 1) % ring.size()].v, left = cross(a, b);
    if (norm(left) < aside) continue;
    return 1 - winding(areas, normalised(normalised(a + b) + normalised(left) * aside));
  }
  return 0;
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
  for (std::size_t i = 0; i < shape.parts(); ++i) add_stretches(shape, i);
}

void add_stretches(Shape& shape, std::size_t i) {
  const auto part = shape.part(i);
  std::vector<SpherePoint> bounded;
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

Shape prepared(const Lines& lines) { return prepared(lines, false, nullptr); }

Shape prepared(const Polygons& areas, EdgeTest hidden, std::optional<int> at_reference) {
  Shape shape = prepared(areas, true, hidden);
  shape.at_reference = at_reference ? *at_reference : by_first_edge(shape);
  return shape;
}

int winding(const Shape& areas, Vec3 p) { return winding(areas, 0, areas.parts(), areas.at_reference, p); }

int winding(const Shape& areas, std::size_t first, std::size_t end, int at_reference, Vec3 p) {
  static const Vec3 reference = to_vector(reference_point);
  if (dot(reference, p) > -0.9) return at_reference + crossings(areas, first, end, reference, p);
  static const Vec3 between = normalised(cross(reference, {0.6, 0.48, 0.64}));
  return at_reference + crossings(areas, first, end, reference, between) +
         crossings(areas, first, end, between, p);
}

}  // namespace homebound
