#include "geo/projection/latitude_limits.h"

#include "geo/clip/stretches.h"
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
  bool allows(const Cap& cap) const {
    const double lat = std::asin(std::clamp(dot(cap.centre, frame.z), -1.0, 1.0));
    return lat - cap.radius.value > to_radians(Degrees(south)).value &&
           lat + cap.radius.value < to_radians(Degrees(north)).value;
  }
  // Returns whether a point may lie on a limit, to a hundredth of a second.
  bool touches(Vec3 v) const {
    const double s = dot(v, frame.z);
    return std::abs(s - south_sine) < 5e-8 || std::abs(s - north_sine) < 5e-8;
  }
  SpherePoint pressed(const SpherePoint& p) const {
    if (allows(p.v)) return p;
    LonLat turned = to_lonlat(frame.into(p.v));
    turned.lat = std::clamp(turned.lat, south, north);
    return on_sphere(to_lonlat(frame.out_of(to_vector(turned))));
  }
  // Adds the limit's own points between two of its points, the short way, because a limit is not a great
  // circle.
  template <class Put>
  void along_limit(LonLat a, LonLat b, const Put& put) const {
    const LonLat from = to_lonlat(frame.into(to_vector(a))), to = to_lonlat(frame.into(to_vector(b)));
    const double limit = std::abs(from.lat - north) < 1e-7 ? north : south;
    if (std::abs(from.lat - limit) > 1e-7 || std::abs(to.lat - limit) > 1e-7) return;
    const double turn = std::remainder(to.lon - from.lon, 360);
    const int pieces = static_cast<int>(std::ceil(std::abs(turn)));
    for (int i = 1; i < pieces; ++i)
      put(to_lonlat(frame.out_of(to_vector({from.lon + turn * i / pieces, limit}))));
  }
  // Returns the shares of the arc a..b at which it crosses a limit, in order.
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

namespace {

Shape lines_within(const Limits& limits, const Shape& lines, std::vector<std::uint32_t>& of) {
  Shape result;
  for (std::size_t i = 0; i < lines.parts(); ++i) {
    const auto line = lines.part(i);
    bool open = false;
    const auto add = [&](const SpherePoint& p) {
      if (!open) {
        result.starts.push_back(static_cast<std::uint32_t>(result.points.size()));
        of.push_back(static_cast<std::uint32_t>(i));
      }
      open = true;
      result.points.push_back(p);
    };
    Vec3 a = line[0].v;
    bool inside = limits.allows(a);
    if (inside) add(line[0]);
    for (std::size_t k = 1; k < line.size(); ++k) {
      const Vec3 b = line[k].v;
      if (!inside || !limits.allows(b)) {
        for (double share : limits.crossings(a, b)) {
          add(on_sphere(along(a, b, share)));
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
  find_stretches(result);
  return result;
}

// Points beyond a limit are moved onto it; edges between such points are no outlines.
Shape areas_within(const Limits& limits, const Shape& areas) {
  Shape result;
  result.closed = true;
  result.points.reserve(areas.points.size() + 64);
  const auto put = [&](const SpherePoint& p, std::uint8_t hidden) {
    result.points.push_back(p);
    result.hidden.push_back(hidden);
  };
  for (std::size_t i = 0; i < areas.parts(); ++i) {
    const auto ring = areas.part(i);
    result.starts.push_back(static_cast<std::uint32_t>(result.points.size()));
    const auto stretches = areas.stretches_of(i);
    if (std::all_of(stretches.begin(), stretches.end(),
                    [&](const auto& s) { return limits.allows(s.cap); })) {
      const auto hidden = areas.hidden.begin() + static_cast<std::ptrdiff_t>(areas.starts[i]);
      result.points.insert(result.points.end(), ring.begin(), ring.end());
      result.hidden.insert(result.hidden.end(), hidden, hidden + static_cast<std::ptrdiff_t>(ring.size()));
      result.first_stretch.push_back(static_cast<std::uint32_t>(result.stretches.size()));
      const std::uint32_t moved = result.starts.back() - areas.starts[i];
      for (const auto& [begin, end, cap] : stretches)
        result.stretches.push_back({begin + moved, end + moved, cap});
      continue;
    }
    Vec3 a = ring.back().v;
    SpherePoint last = limits.pressed(ring.back());
    // Two points on a limit get the limit's own points between them.
    const auto add = [&](const SpherePoint& p, std::uint8_t hidden) {
      if (limits.touches(last.v) && limits.touches(p.v))
        limits.along_limit(last.at, p.at, [&](LonLat q) { put(on_sphere(q), 1); });
      put(p, hidden);
      last = p;
    };
    for (std::size_t k = 0; k < ring.size(); ++k) {
      const Vec3 b = ring[k].v;
      const bool allowed = limits.allows(b);
      if (limits.allows(a) != allowed) {
        const std::uint8_t hidden = areas.hidden[areas.starts[i] + (k + ring.size() - 1) % ring.size()];
        for (double share : limits.crossings(a, b)) add(on_sphere(along(a, b, share)), allowed ? hidden : 1);
      }
      if (allowed) {
        add(ring[k], areas.hidden[areas.starts[i] + k]);
      } else {
        add(limits.pressed(ring[k]), 1);
      }
      a = b;
    }
    add_stretches(result, i);
  }
  return result;
}

}  // namespace

Shape within_limits(const Domain& domain, const Shape& shape, std::vector<std::uint32_t>& of) {
  const Limits limits(domain);
  return shape.closed ? areas_within(limits, shape) : lines_within(limits, shape, of);
}

}  // namespace homebound
