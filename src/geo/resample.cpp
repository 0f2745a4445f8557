// Cut geometry to the plane: each edge is halved on the sphere until its image is straight enough.
#include <cmath>

#include "geo/cut.h"
#include "geo/latitude_limits.h"
#include "geo/lobes.h"
#include "geo/sphere.h"

namespace homebound {
namespace {

constexpr int deepest = 14;  // halvings of one edge

class Resampler {
 public:
  Resampler(const Projection& projection, double tolerance)
      : projection_(projection), tolerance_(tolerance) {}

  // Adds the points strictly between a and b.
  void edge(LonLat a, Point pa, LonLat b, Point pb, Path& out) const {
    // A chord of length L over an angle w bends by about L w / 8; 2 L w is beyond doubt.
    const double chord = length(pb - pa);
    const double angle = to_radians(Degrees(std::hypot(wrapped(b.lon - a.lon), b.lat - a.lat))).value;
    if (2 * chord * angle < tolerance_) return;
    halve(to_vector(a), pa, to_vector(b), pb, deepest, out);
  }

 private:
  void halve(Vec3 a, Point pa, Vec3 b, Point pb, int depth, Path& out) const {
    const Vec3 sum = a + b;
    if (depth == 0 || norm(sum) < 1e-9) return;
    const Vec3 m = normalised(sum);
    const LonLat at = to_lonlat(m);
    Point pm;
    projection_.project(std::span(&at, 1), std::span(&pm, 1));
    if (!std::isfinite(pm.x)) return;
    // Distance of the midpoint's image from the chord, and from the chord's middle: the first is the
    // error, the second grows where the scale changes quickly and the quarter points may bend more.
    const Point chord = pb - pa, off = pm - pa;
    const double span = length(chord);
    const double away = span > 0 ? std::abs(chord.x * off.y - chord.y * off.x) / span : length(off);
    const double skewed = span > 0 ? std::abs((off.x * chord.x + off.y * chord.y) / (span * span) - 0.5) : 1;
    const bool long_arc = dot(a, b) < 0.966;  // over 15 degrees
    if (away < tolerance_ && !(skewed > 0.2 && span > 4 * tolerance_) && !long_arc) return;
    halve(a, pa, m, pm, depth - 1, out);
    out.add(pm);
    halve(m, pm, b, pb, depth - 1, out);
  }

  const Projection& projection_;
  double tolerance_;
};

Path to_plane(const Projection& projection, const CutParts& cut, bool closed, Metres tolerance) {
  std::vector<Point> points(cut.points.size());
  projection.project(cut.points, points);
  const Resampler resampler(projection, tolerance.value);
  Path path;
  path.points.reserve(points.size() + points.size() / 4);
  for (std::size_t i = 0; i < cut.parts(); ++i) {
    const std::size_t first = cut.starts[i], size = cut.part(i).size();
    if (size < (closed ? 3U : 2U)) continue;
    bool open = false;
    std::size_t last = 0;
    for (std::size_t k = first; k < first + size; ++k) {
      if (!std::isfinite(points[k].x)) {  // PROJ has no image: rings close over it, lines break
        open = open && closed;
        continue;
      }
      if (!open) {
        path.begin(closed);
      } else if (cut.on_edge[last] == 0) {
        resampler.edge(cut.points[last], points[last], cut.points[k], points[k], path);
      }
      open = true;
      path.add(points[k]);
      last = k;
    }
    if (closed && open && cut.on_edge[last] == 0 && std::isfinite(points[first].x))
      resampler.edge(cut.points[last], points[last], cut.points[first], points[first], path);
  }
  return path;
}

// Fine enough that the edge of the map, a circle of the Earth's radius or so, keeps within tolerance.
Degrees edge_step(Metres tolerance) {
  constexpr double radius = 2 * 6371008.8;
  return Degrees(std::clamp(to_degrees(Radians(std::sqrt(8 * tolerance.value / radius))).value, 0.01, 1.0));
}

}  // namespace

Path project_lines(const Projection& projection, const Lines& lines, Metres tolerance) {
  const Domain& domain = projection.domain();
  const CutParts cut = has_latitude_limits(domain) ? cut_lines(domain, within_limits(domain, lines))
                                                   : cut_lines(domain, lines);
  const Path path = to_plane(projection, cut, false, tolerance);
  return domain.kind == Domain::Kind::lobes ? joined(path) : path;
}

Path project_polygons(const Projection& projection, const Polygons& polygons, Metres tolerance) {
  const Domain& domain = projection.domain();
  const Degrees step = edge_step(tolerance);
  const CutParts cut = has_latitude_limits(domain)
                           ? cut_polygons(domain, within_limits(domain, polygons), step)
                           : cut_polygons(domain, polygons, step);
  return to_plane(projection, cut, true, tolerance);
}

Path project_outline(const Projection& projection, Metres tolerance) {
  if (projection.domain().kind == Domain::Kind::lobes) return lobe_outline(projection, edge_step(tolerance));
  return to_plane(projection, domain_edge(projection.domain(), edge_step(tolerance)), true, tolerance);
}

}  // namespace homebound
