#include "geo/projection/blend.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace homebound {
namespace {

bool is_circle(const Domain& d) { return d.kind == Domain::Kind::circle; }

}  // namespace

Press::Press(const Domain& domain, const Domain& other, double weight_of_other)
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
  sine_south_ = std::sin(to_radians(domain.south).value),
  sine_north_ = std::sin(to_radians(domain.north).value);
}

SpherePoint Press::operator()(const SpherePoint& p) const {
  if (circle_ && dot(frame_.x, p.v) >= cosine_) return p;
  const Vec3 v = frame_.into(p.v);
  if (circle_ && !along_parallels_) {
    const double away = std::sqrt(v.y * v.y + v.z * v.z);
    if (away == 0) return p;
    const double s = sine_ / away;
    return by_vector(frame_.out_of({cosine_, v.y * s, v.z * s}));
  }
  if (circle_) {
    const double level = std::sqrt(v.x * v.x + v.y * v.y), x = cosine_;  // the parallel's radius
    if (x > level) return by_vector(frame_.out_of({x, 0, std::copysign(sine_, v.z)}));
    return by_vector(
        frame_.out_of({x, std::copysign(std::sqrt(std::max(level * level - x * x, 0.0)), v.y), v.z}));
  }
  if (v.z >= sine_south_ && v.z <= sine_north_) return p;
  LonLat turned = to_lonlat(v);
  turned.lat = std::clamp(turned.lat, south_, north_);
  return by_vector(frame_.out_of(to_vector(turned)));
}

Blend::Blend(const Side& from, const Side& to, double share)
    : from_{from, 1 - share, Press(from.projection.domain(), to.projection.domain(), share)},
      to_{to, share, Press(to.projection.domain(), from.projection.domain(), 1 - share)} {}

void Blend::Half::add_images(std::span<const SpherePoint> points, std::span<Point> sum) const {
  // The parts of a blend may be blends, which then need these as well.
  thread_local std::vector<SpherePoint> kept_pressed;
  thread_local std::vector<Point> kept_images;
  std::vector<SpherePoint> own_pressed;
  std::vector<Point> own_images;
  const bool nested = side.projection.is_blend();
  std::vector<SpherePoint>& pressed = nested ? own_pressed : kept_pressed;
  std::vector<Point>& images = nested ? own_images : kept_images;
  images.resize(points.size());
  if (press.needed()) {
    pressed.resize(points.size());
    std::ranges::transform(points, pressed.begin(), press);
    points = pressed;
  }
  side.projection.project(points, images);
  const Affine weighted = Affine::scale(weight, weight) * side.plane;
  for (std::size_t i = 0; i < points.size(); ++i) sum[i] = sum[i] + weighted(images[i]);
}

Domain Blend::domain() const {
  const Domain &a = from().projection.domain(), &b = to().projection.domain();
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
  from_.add_images(points, images);
  to_.add_images(points, images);
}

std::optional<LonLat> Blend::solve(Point p, std::optional<LonLat> guess) const {
  constexpr double step = 1e-5;  // radians
  if (!guess) return std::nullopt;
  Vec3 v = to_vector(*guess);
  for (int round = 0; round < 20; ++round) {
    const Vec3 to_east = cross({0, 0, 1}, v),
               east_of = norm(to_east) > 1e-12 ? normalised(to_east) : Vec3{0, 1, 0};
    const Vec3 north_of = cross(v, east_of);
    const std::array<SpherePoint, 3> at{by_vector(v), by_vector(normalised(v + east_of * step)),
                                        by_vector(normalised(v + north_of * step))};
    std::array<Point, 3> images;
    project(at, images);
    const Point here = images[0], miss = p - here;
    if (!std::isfinite(here.x)) return std::nullopt;
    if (length(miss) < 1) return to_lonlat(v);  // within a metre
    const Point east = (images[1] - here) * (1 / step), north = (images[2] - here) * (1 / step);
    const double area = east.x * north.y - east.y * north.x;
    if (!(std::abs(area) > 0) || !std::isfinite(area)) return std::nullopt;
    double de = (miss.x * north.y - miss.y * north.x) / area, dn = (east.x * miss.y - east.y * miss.x) / area;
    const double far = std::hypot(de, dn), most = 0.3;
    if (far > most) de *= most / far, dn *= most / far;
    v = normalised(v + east_of * de + north_of * dn);
  }
  return std::nullopt;
}

std::optional<LonLat> Blend::inverse(Point p) const {
  const auto own = [&](const Side& side) { return side.projection.inverse(side.plane.inverse()(p)); };
  const auto first = solve(p, own(from()));
  return first ? first : solve(p, own(to()));
}

}  // namespace homebound
