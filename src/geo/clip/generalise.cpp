#include "geo/clip/generalise.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "base/parallel.h"
#include "geo/earth.h"
#include "geo/sphere.h"

namespace homebound {
namespace {

// Returns the squared distance of p from the chord between a and b. A chord runs below its arc, so that long
// edges keep more points than they need, never fewer.
double squared_distance(Vec3 p, Vec3 a, Vec3 b) {
  const Vec3 along = b - a, to = p - a;
  const double length = dot(along, along);
  const double t = length > 0 ? std::clamp(dot(to, along) / length, 0.0, 1.0) : 0;
  const Vec3 off = to - along * t;
  return dot(off, off);
}

// The points of one part that stay.
class Part {
 public:
  Part(std::span<const SpherePoint> points, std::span<std::uint8_t> kept, double tolerance)
      : points_(points), kept_(kept), tolerance_(tolerance * tolerance) {}

  // Keeps what is needed between two points that stay; `end` may be past the last, for a ring's first point.
  void between(std::size_t begin, std::size_t end) {
    open_.assign(1, {begin, end});
    while (!open_.empty()) {
      const auto [a, b] = open_.back();
      open_.pop_back();
      const auto [middle, away] = farthest(a, b);
      if (away <= tolerance_) continue;
      kept_[middle] = 1;
      open_.emplace_back(a, middle);
      open_.emplace_back(middle, b);
    }
  }

  void line() {
    kept_.front() = kept_.back() = 1;
    between(0, points_.size() - 1);
  }

  // `hidden` marks the edges that start at a point and whose ends must stay.
  void ring(std::span<const std::uint8_t> hidden) {
    const std::size_t count = points_.size();
    if (count <= 3) {
      std::ranges::fill(kept_, 1);
      return;
    }
    // A ring has no ends: its first point, the one farthest from that, and the one farthest from both stay.
    const std::size_t opposite = farthest(0, count).first;
    const auto [before, before_away] = farthest(0, opposite);
    const auto [after, after_away] = farthest(opposite, count);
    kept_[0] = kept_[opposite] = 1;
    kept_[opposite < 2 || after_away > before_away ? after : before] = 1;
    for (std::size_t k = 0; k < count; ++k)
      if (hidden[k] != 0) kept_[k] = kept_[(k + 1) % count] = 1;
    std::size_t last = 0;
    for (std::size_t k = 1; k <= count; ++k)
      if (k == count || kept_[k] != 0) between(std::exchange(last, k), k);
  }

 private:
  // Returns the point strictly between two that is farthest from their chord, and its squared distance.
  std::pair<std::size_t, double> farthest(std::size_t a, std::size_t b) const {
    const Vec3 from = points_[a].v, to = points_[b % points_.size()].v;
    std::pair<std::size_t, double> most{a, -1};
    for (std::size_t k = a + 1; k < b; ++k)
      if (const double away = squared_distance(points_[k].v, from, to); away > most.second) most = {k, away};
    return most;
  }

  std::span<const SpherePoint> points_;
  std::span<std::uint8_t> kept_;
  double tolerance_;  // squared, in radii of the earth
  std::vector<std::pair<std::size_t, std::size_t>> open_;
};

}  // namespace

Shape generalised(const Shape& shape, Metres tolerance) {
  std::vector<std::uint8_t> kept(shape.points.size(), 0);
  constexpr std::size_t share = 64;  // parts
  const std::size_t parts = shape.parts();
  parallel_for((parts + share - 1) / share, parts > share, [&](std::size_t piece) {
    for (std::size_t i = piece * share; i < std::min(parts, (piece + 1) * share); ++i) {
      const auto points = shape.part(i);
      if (points.empty()) continue;
      const auto staying = std::span(kept).subspan(shape.starts[i], points.size());
      Part part(points, staying, tolerance.value / earth_radius);
      if (shape.closed)
        part.ring(std::span(shape.hidden).subspan(shape.starts[i], points.size()));
      else
        part.line();
    }
  });
  Shape result;
  result.closed = shape.closed;
  result.at_reference = shape.at_reference;
  const auto staying = static_cast<std::size_t>(std::ranges::count(kept, 1));
  result.points.reserve(staying);
  if (shape.closed) result.hidden.reserve(staying);
  result.starts.reserve(parts);
  for (std::size_t i = 0; i < parts; ++i) {
    result.starts.push_back(static_cast<std::uint32_t>(result.points.size()));
    for (std::size_t k = shape.starts[i]; k < shape.starts[i] + shape.part(i).size(); ++k) {
      if (kept[k] == 0) continue;
      result.points.push_back(shape.points[k]);
      if (shape.closed) result.hidden.push_back(shape.hidden[k]);
    }
  }
  find_stretches(result);
  return result;
}

}  // namespace homebound
