// Projects cut geometry to the plane: each edge is halved on the sphere until its image is straight enough.
#include <algorithm>
#include <cmath>

#include "geo/clip/cut.h"
#include "geo/clip/lobes.h"
#include "geo/earth.h"
#include "geo/sphere.h"

namespace homebound {
namespace {

constexpr int deepest = 14;  // halvings of one edge

class Resampler {
 public:
  Resampler(const Projection& projection, double tolerance)
      : projection_(projection), tolerance_(tolerance) {}

  // Appends the points strictly between a and b.
  void edge(const SpherePoint& a, Point pa, const SpherePoint& b, Point pb, Path& out) const {
    // A chord of length L over an angle w bends by about L w / 8, or by L (m w) / 8 where the map is
    // stretched, as it is by a magnification m beside the antipode. 2 L w and 2 L (m w) are safe bounds.
    const Point chord = pb - pa;
    const Vec3 arc = b.v - a.v;
    const double length = chord.x * chord.x + chord.y * chord.y, angle = dot(arc, arc);  // both squared
    if (4 * length * std::max(angle, length / (earth_radius * earth_radius)) < tolerance_ * tolerance_)
      return;
    halve(a.v, pa, b.v, pb, deepest, tolerance_, out);
  }

 private:
  // The halves of a bent edge must keep closer, which costs one more halving: along the rim of a map of the
  // whole sphere, long edges bend the same way and the areas that chords cut off would add up.
  void halve(Vec3 a, Point pa, Vec3 b, Point pb, int depth, double tolerance, Path& out) const {
    const Vec3 sum = a + b;
    if (depth == 0 || norm(sum) < 1e-9) return;
    const SpherePoint m = by_vector(normalised(sum));
    Point pm;
    projection_.project(std::span(&m, 1), std::span(&pm, 1));
    if (!std::isfinite(pm.x)) return;
    // The distance of the midpoint's image from the chord is the error. Its distance from the chord's
    // middle grows where the scale changes quickly and the quarter points may bend more.
    const Point chord = pb - pa, off = pm - pa;
    const double span = length(chord);
    const double away = span > 0 ? std::abs(chord.x * off.y - chord.y * off.x) / span : length(off);
    const double skewed = span > 0 ? std::abs((off.x * chord.x + off.y * chord.y) / (span * span) - 0.5) : 1;
    const bool long_arc = dot(a, b) < 0.966;  // over 15 degrees
    if (away < tolerance && !(skewed > 0.2 && span > 4 * tolerance_) && !long_arc) return;
    halve(a, pa, m.v, pm, depth - 1, tolerance_ / 4, out);
    out.add(pm);
    halve(m.v, pm, b, pb, depth - 1, tolerance_ / 4, out);
  }

  const Projection& projection_;
  double tolerance_;
};

// Collects the shore: the edges of a ring that are outlines.
class Shore {
 public:
  explicit Shore(Path* path) : path_(path) {}
  void begin() { open_ = false; }
  // Adds an edge from `from`; its later points are area.points[first..].
  void edge(Point from, const Path& area, std::size_t first, bool seen) {
    if (path_ == nullptr) return;
    if (!seen) {
      open_ = false;
      return;
    }
    if (!open_) path_->begin(false), path_->add(from);
    open_ = true;
    path_->points.insert(path_->points.end(), area.points.begin() + static_cast<std::ptrdiff_t>(first),
                         area.points.end());
  }

 private:
  Path* path_;
  bool open_ = false;
};

// Projects lines, or rings whose outlines go to `shore_path`.
Path to_plane(const Projection& projection, const CutParts& cut, bool closed, Metres tolerance,
              Path* shore_path = nullptr) {
  std::vector<Point> points(cut.points.size());
  projection.project(cut.points, points);
  const Resampler resampler(projection, tolerance.value);
  // The points of a cut are close enough for any one projection, but not where a blend tears it open.
  const std::uint8_t finished = projection.is_blend() ? 0 : CutParts::along;
  Path path;
  path.points.reserve(points.size() + points.size() / 4);
  if (shore_path != nullptr) shore_path->points.reserve(points.size() + points.size() / 4);
  Shore shore(shore_path);
  for (std::size_t i = 0; i < cut.parts(); ++i) {
    const std::size_t first = cut.starts[i],
                      end = i + 1 < cut.parts() ? cut.starts[i + 1] : cut.points.size();
    if (end - first < (closed ? 3U : 2U)) continue;
    bool open = false;
    std::size_t last = 0;
    shore.begin();
    for (std::size_t k = first; k < end; ++k) {
      if (!std::isfinite(points[k].x)) {  // no image: rings skip the point, lines break
        open = open && closed;
        continue;
      }
      if (!open) {
        path.begin(closed);
        path.add(points[k]);
      } else {
        const std::size_t added = path.points.size();
        if ((cut.edges[last] & finished) == 0)
          resampler.edge(cut.points[last], points[last], cut.points[k], points[k], path);
        path.add(points[k]);
        shore.edge(points[last], path, added, cut.edges[last] == CutParts::plain);
      }
      open = true;
      last = k;
    }
    if (closed && open && std::isfinite(points[first].x)) {
      const std::size_t added = path.points.size();
      if ((cut.edges[last] & finished) == 0)
        resampler.edge(cut.points[last], points[last], cut.points[first], points[first], path);
      path.add(points[first]);
      shore.edge(points[last], path, added, cut.edges[last] == CutParts::plain);
      path.points.pop_back();
    }
  }
  return path;
}

// Chosen so that the edge of the map, a circle of about the earth's radius, keeps within the tolerance.
Degrees edge_step(Metres tolerance) {
  constexpr double radius = 2 * earth_radius;
  return Degrees(std::clamp(to_degrees(Radians(std::sqrt(8 * tolerance.value / radius))).value, 0.01, 1.0));
}

}  // namespace

Path project_lines(const Projection& projection, const Shape& lines, Metres tolerance, const Cap* visible) {
  const Domain& domain = projection.domain();
  Path path = to_plane(projection, cut(domain, lines, edge_step(tolerance), visible), false, tolerance);
  return domain.kind == Domain::Kind::lobes ? joined(path) : path;
}

ProjectedAreas project_areas(const Projection& projection, const Shape& areas, Metres tolerance,
                             const Cap* visible) {
  const CutParts parts = cut(projection.domain(), areas, edge_step(tolerance), visible);
  ProjectedAreas result;
  result.fill = to_plane(projection, parts, true, tolerance, &result.shore);
  return result;
}

Path project_lines(const Projection& projection, const Lines& lines, Metres tolerance) {
  return project_lines(projection, prepared(lines), tolerance);
}

Path project_polygons(const Projection& projection, const Polygons& polygons, Metres tolerance) {
  return project_areas(projection, prepared(polygons), tolerance).fill;
}

Path project_outline(const Projection& projection, Metres tolerance) {
  if (projection.domain().kind == Domain::Kind::lobes) return lobe_outline(projection, edge_step(tolerance));
  return to_plane(projection, domain_edge(projection.domain(), edge_step(tolerance)), true, tolerance);
}

}  // namespace homebound
