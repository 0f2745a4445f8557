#include "geo/latitude_limits.h"

#include "geo/sphere.h"

namespace homebound {
namespace {

struct Limits {
  Frame frame;
  double south_sine, north_sine;
  double south, north;

  explicit Limits(const Domain& d)
      : frame(Frame::at(d.centre, d.tilt)),
        south_sine(std::sin(to_radians(d.south).value)),
        north_sine(std::sin(to_radians(d.north).value)),
        south(d.south.value),
        north(d.north.value) {}

  bool allows(Vec3 v) const {
    const double s = dot(v, frame.z);
    return s >= south_sine && s <= north_sine;
  }
  LonLat pressed(LonLat p, Vec3 v) const {
    if (allows(v)) return p;
    LonLat turned = to_lonlat(frame.into(v));
    turned.lat = std::clamp(turned.lat, south, north);
    return to_lonlat(frame.out_of(to_vector(turned)));
  }
  // The points between two points of one limit, the short way along it: it is no great circle.
  void along_limit(LonLat a, LonLat b, Polygons& out) const {
    const LonLat from = to_lonlat(frame.into(to_vector(a))), to = to_lonlat(frame.into(to_vector(b)));
    const double limit = std::abs(from.lat - north) < 1e-7 ? north : south;
    if (std::abs(from.lat - limit) > 1e-7 || std::abs(to.lat - limit) > 1e-7) return;
    const double turn = std::remainder(to.lon - from.lon, 360);
    const int pieces = static_cast<int>(std::ceil(std::abs(turn)));
    for (int i = 1; i < pieces; ++i)
      out.add(to_lonlat(frame.out_of(to_vector({from.lon + turn * i / pieces, limit}))));
  }
  // Shares of the arc a..b at which it crosses a limit, in order.
  std::vector<double> crossings(Vec3 a, Vec3 b) const {
    std::vector<double> result;
    for (double sine : {south_sine, north_sine}) {
      if (std::abs(sine) >= 1) continue;
      const Crossings c = cross_circle(a, b, frame.z, sine);
      result.insert(result.end(), c.at, c.at + c.count);
    }
    std::sort(result.begin(), result.end());
    return result;
  }
};

}  // namespace

bool has_latitude_limits(const Domain& domain) {
  return domain.kind == Domain::Kind::meridian && (domain.south.value > -90 || domain.north.value < 90);
}

Lines within_limits(const Domain& domain, const Lines& lines) {
  const Limits limits(domain);
  Lines result;
  for (std::size_t i = 0; i < lines.parts(); ++i) {
    const auto line = lines.part(i);
    bool open = false;
    const auto add = [&](LonLat p) {
      if (!open) result.begin();
      open = true;
      result.add(p);
    };
    Vec3 a = to_vector(line[0]);
    bool inside = limits.allows(a);
    if (inside) add(line[0]);
    for (std::size_t k = 1; k < line.size(); ++k) {
      const Vec3 b = to_vector(line[k]);
      if (!inside || !limits.allows(b)) {
        for (double share : limits.crossings(a, b)) {
          add(to_lonlat(along(a, b, share)));
          inside = !inside;
          if (!inside) open = false;
        }
        inside = limits.allows(b);  // rounding at a limit must not stick
        if (!inside) open = false;
      }
      if (inside) add(line[k]);
      a = b;
    }
  }
  return result;
}

Polygons within_limits(const Domain& domain, const Polygons& polygons) {
  const Limits limits(domain);
  Polygons result;
  for (std::size_t i = 0; i < polygons.parts(); ++i) {
    const auto ring = polygons.part(i);
    result.begin();
    Vec3 a = to_vector(ring.back());
    LonLat last = limits.pressed(ring.back(), a);
    const auto add = [&](LonLat p) {
      limits.along_limit(last, p, result);
      result.add(p);
      last = p;
    };
    for (LonLat p : ring) {
      const Vec3 b = to_vector(p);
      if (limits.allows(a) != limits.allows(b))
        for (double share : limits.crossings(a, b)) add(to_lonlat(along(a, b, share)));
      add(limits.pressed(p, b));
      a = b;
    }
  }
  return result;
}

}  // namespace homebound
