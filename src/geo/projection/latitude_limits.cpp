#include "geo/projection/latitude_limits.h"

#include <algorithm>
#include <cmath>
#include <numbers>

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
  // Returns whether all of a cap lies beyond one limit, to one side of its pole: the parts of the limit onto
  // which it is moved are then the short way between its ends.
  bool forbids(const Cap& cap) const {
    const double lat = std::asin(std::clamp(dot(cap.centre, frame.z), -1.0, 1.0));
    const double farthest = std::abs(lat) + cap.radius.value;
    return farthest < std::numbers::pi / 2 && (lat + cap.radius.value < to_radians(Degrees(south)).value ||
                                               lat - cap.radius.value > to_radians(Degrees(north)).value);
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

Shape lines_within(const Limits& limits, const Shape& lines, const CapTest& unseen,
                   std::vector<std::uint32_t>& of) {
  Shape result;
  for (std::size_t i = 0; i < lines.parts(); ++i) {
    const std::size_t end = lines.starts[i] + lines.part(i).size();
    bool open = false;
    const auto add = [&](const SpherePoint& p) {
      if (!open) {
        result.starts.push_back(static_cast<std::uint32_t>(result.points.size()));
        of.push_back(static_cast<std::uint32_t>(i));
      }
      open = true;
      result.points.push_back(p);
    };
    bool followed = false, inside = false;
    for (const Shape::Stretch& s : lines.stretches_of(i)) {
      if (limits.forbids(s.cap) || unseen(s.cap)) {
        open = followed = false;
        continue;
      }
      if (!followed) {
        inside = limits.allows(lines.points[s.begin].v);
        if (inside) add(lines.points[s.begin]);
      }
      followed = true;
      for (std::size_t k = s.begin + 1; k < std::min<std::size_t>(s.end + 1, end); ++k) {
        const Vec3 a = lines.points[k - 1].v, b = lines.points[k].v;
        if (!inside || !limits.allows(b)) {
          for (double share : limits.crossings(a, b)) {
            add(on_sphere(along(a, b, share)));
            inside = !inside;
            if (!inside) open = false;
          }
          inside = limits.allows(b);  // rounding at a limit must not stick
          if (!inside) open = false;
        }
        if (inside) add(lines.points[k]);
      }
    }
  }
  find_stretches(result);
  return result;
}

// Brings rings within limits: points beyond one are moved onto it, and edges between such points are no
// outlines.
class RingPress {
 public:
  RingPress(const Limits& limits, const Shape& areas, const CapTest& unseen)
      : limits_(limits), areas_(areas), unseen_(unseen) {}

  Shape pressed() {
    result_.closed = true;
    for (std::size_t i = 0; i < areas_.parts(); ++i) {
      const auto stretches = areas_.stretches_of(i);
      result_.starts.push_back(static_cast<std::uint32_t>(result_.points.size()));
      if (std::all_of(stretches.begin(), stretches.end(),
                      [&](const auto& s) { return limits_.allows(s.cap); })) {
        result_.first_stretch.push_back(static_cast<std::uint32_t>(result_.stretches.size()));
        for (const Shape::Stretch& s : stretches) {
          const auto begin = static_cast<std::uint32_t>(result_.points.size());
          add_allowed(s);
          result_.stretches.push_back({begin, static_cast<std::uint32_t>(result_.points.size()), s.cap});
        }
      } else {
        press_ring(i);
        add_stretches(result_, i);
      }
    }
    return std::move(result_);
  }

 private:
  void put(const SpherePoint& p, std::uint8_t hidden) {
    result_.points.push_back(p);
    result_.hidden.push_back(hidden);
  }

  // Adds a stretch that no limit meets; of one that is not seen its first point alone.
  void add_allowed(const Shape::Stretch& s) {
    if (unseen_(s.cap)) return put(areas_.points[s.begin], 1);
    const auto copy = [&s](const auto& from, auto& to) {
      to.insert(to.end(), from.begin() + static_cast<std::ptrdiff_t>(s.begin),
                from.begin() + static_cast<std::ptrdiff_t>(s.end));
    };
    copy(areas_.points, result_.points), copy(areas_.hidden, result_.hidden);
  }

  // Adds a point after `last_`: two points on a limit get the limit's own points between them.
  void add(const SpherePoint& p, std::uint8_t hidden) {
    if (limits_.touches(last_.v) && limits_.touches(p.v))
      limits_.along_limit(last_.at, p.at, [&](LonLat q) { put(on_sphere(q), 1); });
    put(p, hidden);
    last_ = p;
  }

  void press_ring(std::size_t i) {
    const std::size_t start = areas_.starts[i], size = areas_.part(i).size();
    // Of a stretch that is not drawn the first point will do.
    const auto rough = [&](const Shape::Stretch& s) {
      return limits_.forbids(s.cap) || (limits_.allows(s.cap) && unseen_(s.cap));
    };
    const Shape::Stretch& final = areas_.stretches_of(i).back();
    last_ = limits_.pressed(areas_.points[rough(final) ? final.begin : final.end - 1]);
    for (const Shape::Stretch& s : areas_.stretches_of(i)) {
      const bool first_alone = rough(s);
      for (std::size_t k = s.begin; k < (first_alone ? s.begin + 1 : s.end); ++k) {
        const std::size_t before = k == start ? start + size - 1 : k - 1;
        const Vec3 a = areas_.points[before].v, b = areas_.points[k].v;
        const bool allowed = limits_.allows(b);
        if (limits_.allows(a) != allowed)
          for (double share : limits_.crossings(a, b))
            add(on_sphere(along(a, b, share)), allowed ? areas_.hidden[before] : 1);
        if (allowed) {
          add(areas_.points[k], first_alone ? 1 : areas_.hidden[k]);
        } else {
          add(limits_.pressed(areas_.points[k]), 1);
        }
      }
    }
  }

  const Limits& limits_;
  const Shape& areas_;
  const CapTest& unseen_;
  Shape result_;
  SpherePoint last_{};  // of the ring that is pressed
};

}  // namespace

Shape within_limits(const Domain& domain, const Shape& shape, const CapTest& unseen,
                    std::vector<std::uint32_t>& of) {
  const Limits limits(domain);
  return shape.closed ? RingPress(limits, shape, unseen).pressed() : lines_within(limits, shape, unseen, of);
}

}  // namespace homebound
