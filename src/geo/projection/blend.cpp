#include "geo/projection/blend.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace homebound {
namespace {

bool is_circle(const Domain& d) { return d.kind == Domain::Kind::circle; }

// Moves points beyond a projection's domain to the domain's edge. Towards a map that is cut along a
// meridian, points reach the circle along the parallels of that map's graticule, so that the two sides of
// the cut come to the circle's two halves; towards another circle, they go straight back to the centre.
class Press {
 public:
  Press(const Domain& domain, const Domain& other, double weight_of_other)
      : circle_(is_circle(domain)),
        along_parallels_(circle_ && !is_circle(other)),
        frame_(Frame::at(domain.centre, along_parallels_ ? other.tilt : domain.tilt)),
        radius_(to_radians(domain.radius).value),
        south_(domain.south.value),
        north_(domain.north.value) {
    // The antipode's image is a whole circle, so the map keeps away from it as soon as it begins to open
    // there.
    const Radians most = to_radians(Degrees(180 - 12 * std::min(1.0, 4 * weight_of_other)));
    if (along_parallels_) radius_ = std::min(radius_, most.value);
    cosine_ = std::cos(radius_), sine_ = std::sin(radius_);
  }

  bool needed() const { return circle_ ? radius_ < 3.1415 : south_ > -90 || north_ < 90; }
  SpherePoint operator()(const SpherePoint& p) const {
    const Vec3 v = frame_.into(p.v);
    if (circle_ && v.x >= cosine_) return p;
    if (circle_ && !along_parallels_) {
      const double away = std::hypot(v.y, v.z);
      if (away == 0) return p;
      const double s = sine_ / away;
      return on_sphere(frame_.out_of({cosine_, v.y * s, v.z * s}));
    }
    if (circle_) {
      const double level = std::hypot(v.x, v.y), x = cosine_;  // the parallel's radius
      if (x > level) return on_sphere(frame_.out_of({x, 0, std::copysign(sine_, v.z)}));
      return on_sphere(
          frame_.out_of({x, std::copysign(std::sqrt(std::max(level * level - x * x, 0.0)), v.y), v.z}));
    }
    LonLat turned = to_lonlat(v);
    if (turned.lat >= south_ && turned.lat <= north_) return p;
    turned.lat = std::clamp(turned.lat, south_, north_);
    return on_sphere(frame_.out_of(to_vector(turned)));
  }

 private:
  bool circle_, along_parallels_;
  Frame frame_;
  double radius_, south_, north_;
  double cosine_, sine_;  // of the radius
};

void add_images(const Projection& projection, const Affine& plane, double weight, const Domain& other,
                std::span<const SpherePoint> points, std::span<Point> sum) {
  // The parts of a blend may be blends, which then need these as well.
  thread_local std::vector<SpherePoint> kept_pressed;
  thread_local std::vector<Point> kept_images;
  std::vector<SpherePoint> own_pressed;
  std::vector<Point> own_images;
  const bool nested = projection.is_blend();
  std::vector<SpherePoint>& pressed = nested ? own_pressed : kept_pressed;
  std::vector<Point>& images = nested ? own_images : kept_images;
  images.resize(points.size());
  const Press press(projection.domain(), other, 1 - weight);
  if (press.needed()) {
    pressed.clear();
    for (const SpherePoint& p : points) pressed.push_back(press(p));
    points = pressed;
  }
  projection.project(points, images);
  for (std::size_t i = 0; i < points.size(); ++i) sum[i] = sum[i] + plane(images[i]) * weight;
}

}  // namespace

Domain Blend::domain() const {
  const Domain &a = from.domain(), &b = to.domain();
  if (is_circle(a) && is_circle(b)) return a.radius > b.radius ? a : b;
  if (is_circle(a) || is_circle(b)) {
    Domain cut = is_circle(a) ? b : a;
    cut.south = Degrees(-90), cut.north = Degrees(90), cut.slit = Degrees(180);
    return cut;
  }
  Domain both = a;
  both.south = std::min(a.south, b.south), both.north = std::max(a.north, b.north);
  return both;
}

void Blend::project(std::span<const SpherePoint> points, std::span<Point> images) const {
  std::fill(images.begin(), images.end(), Point{});
  add_images(from, from_plane, 1 - share, to.domain(), points, images);
  add_images(to, to_plane, share, from.domain(), points, images);
}

std::optional<LonLat> Blend::inverse(Point p) const {
  constexpr double step = 1e-5;  // radians
  const auto image = [&](Vec3 v) {
    const SpherePoint at = on_sphere(v);
    Point q;
    project(std::span(&at, 1), std::span(&q, 1));
    return q;
  };
  const auto solve = [&](std::optional<LonLat> guess) -> std::optional<LonLat> {
    if (!guess) return std::nullopt;
    Vec3 v = to_vector(*guess);
    for (int round = 0; round < 20; ++round) {
      const Frame f = Frame::at(to_lonlat(v), Degrees(0));
      const Point here = image(v), miss = p - here;
      if (!std::isfinite(here.x)) return std::nullopt;
      if (length(miss) < 1) return to_lonlat(v);  // within a metre
      const Point east = (image(normalised(v + f.y * step)) - here) * (1 / step);
      const Point north = (image(normalised(v + f.z * step)) - here) * (1 / step);
      const double area = east.x * north.y - east.y * north.x;
      if (!(std::abs(area) > 0) || !std::isfinite(area)) return std::nullopt;
      double de = (miss.x * north.y - miss.y * north.x) / area,
             dn = (east.x * miss.y - east.y * miss.x) / area;
      const double far = std::hypot(de, dn), most = 0.3;
      if (far > most) de *= most / far, dn *= most / far;
      v = normalised(v + f.y * de + f.z * dn);
    }
    return std::nullopt;
  };
  const auto first = solve(from.inverse(from_plane.inverse()(p)));
  return first ? first : solve(to.inverse(to_plane.inverse()(p)));
}

}  // namespace homebound
