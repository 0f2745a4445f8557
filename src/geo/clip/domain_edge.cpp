#include "geo/clip/domain_edge.h"

#include <algorithm>
#include <numbers>

namespace homebound {
namespace {

// The parameter of a meridian edge runs up the east side (length 180), west along the top (360), down the
// west side (180) and east along the bottom (360).
constexpr double top = 180, west = 540, bottom = 720, around = 1080;

// Points this close to a meridian cut, in degrees, lie on it: rounding does not throw them back and forth.
constexpr double on_cut = 1e-10;

// Adds evenly spaced parameters from a to b, without b.
void add_even(std::vector<double>& knots, double a, double b, double step) {
  const int pieces = std::max(1, static_cast<int>(std::ceil((b - a) / step)));
  for (int i = 0; i < pieces; ++i) knots.push_back(a + (b - a) * i / pieces);
}

// Adds one side of a cut. At the ends of a slit the map's edge turns back on itself like a square root, so
// points crowd there as the sine does.
void add_side(std::vector<double>& knots, double start, double slit, double step) {
  if (slit >= 90) return add_even(knots, start, start + 180, step);
  add_even(knots, start, start + 90 - slit, step);
  const int pieces = std::max(16, static_cast<int>(std::ceil(4 * slit / step)));
  for (int i = 0; i < pieces; ++i)
    knots.push_back(start + 90 + slit * std::sin((static_cast<double>(i) / pieces - 0.5) * std::numbers::pi));
  add_even(knots, start + 90 + slit, start + 180, step);
}

}  // namespace

double side_gap(const Domain& domain, bool upright, double lat) {
  if (upright && !changes_datum(domain)) return domain.gap.value;
  return std::min(45.0, domain.gap.value / std::max(1e-12, std::cos(to_radians(Degrees(lat)).value)));
}

DomainEdge::DomainEdge(const Domain& domain, Degrees step)
    : domain_(domain),
      frame_(Frame::at(domain.centre, domain.tilt)),
      upright_(domain.kind == Domain::Kind::meridian && domain.centre.lat == 0 && domain.tilt.value == 0),
      cos_radius_(std::cos(to_radians(domain.radius).value)) {
  if (domain.kind == Domain::Kind::circle) {
    add_even(knots_, 0, 360, step.value);
    return;
  }
  add_side(knots_, 0, domain.slit.value, step.value);
  add_even(knots_, top, west, step.value);
  add_side(knots_, west, domain.slit.value, step.value);
  add_even(knots_, bottom, around, step.value);
}

Vertex DomainEdge::prepare(LonLat p, const Vertex* before) const {
  Vertex result{p, {}, 0, 0};
  if (domain_.kind == Domain::Kind::circle) {
    result.v = to_vector(p);
    return result;
  }
  // A point on the cut goes to its east side.
  if (upright_) {
    result.lon = wrapped(p.lon - domain_.centre.lon);
    result.lat = p.lat;
    if (std::abs(result.lon) > 180 - on_cut) result = on_meridian(180, p.lat);
  } else {
    const Vec3 v = frame_.into(to_vector(p));
    const LonLat turned = to_lonlat(v);
    result.lon = turned.lon, result.lat = turned.lat;
    if (v.x < 0 && std::abs(v.y) < 1e-11) result = on_meridian(180, turned.lat);
    // A line reaches a pole along its own meridian.
    if (std::hypot(v.x, v.y) < 1e-9)
      result = on_meridian(before != nullptr ? before->lon : turned.lon, v.z > 0 ? 90 : -90);
  }
  return result;
}

bool DomainEdge::inside(const Vertex& p) const {
  return domain_.kind == Domain::Kind::meridian || dot(p.v, frame_.x) >= cos_radius_;
}

DomainEdge::Reach DomainEdge::reach(const Cap& cap) const {
  const double r = cap.radius.value;
  if (r > std::numbers::pi / 3) return Reach::across;
  if (domain_.kind == Domain::Kind::meridian) {
    const double clear = std::sin(r);
    return std::abs(dot(cap.centre, frame_.y)) > clear || dot(cap.centre, frame_.x) > clear ? Reach::inside
                                                                                            : Reach::across;
  }
  const double radius = to_radians(domain_.radius).value, cosine = dot(cap.centre, frame_.x);
  if (r < radius && cosine > std::cos(radius - r)) return Reach::inside;
  return radius + r < std::numbers::pi && cosine < std::cos(radius + r) ? Reach::outside : Reach::across;
}

Vertex DomainEdge::on_meridian(double lon, double lat) const {
  // A turned pole is one point on the ground; points keep off it so that their turned longitude survives.
  const double reach = 90 - (upright_ && !changes_datum(domain_) ? 0 : std::max(1e-7, domain_.gap.value));
  lat = std::clamp(lat, std::max(domain_.south.value, -reach), std::min(domain_.north.value, reach));
  const double side = 180 - side_gap(domain_, upright_, lat);
  lon = std::clamp(lon, -side, side);
  if (upright_) return {{domain_.centre.lon + lon, lat}, {}, lon, lat};
  return {to_lonlat(frame_.out_of(to_vector({lon, lat}))), {}, lon, lat};
}

// Finds the passage of an arc that runs exactly over a pole of the graticule: it leaves the map at one
// longitude and comes back at another, because the pole may be a line on the map.
bool DomainEdge::over_pole(const Vertex& a, const Vertex& b, Passage& passage) const {
  constexpr double exactly = 1e-6;
  const bool from_pole = std::abs(a.lat) > 90 - exactly, to_pole = std::abs(b.lat) > 90 - exactly;
  const double turn = std::abs(b.lon - a.lon);
  if (from_pole == to_pole && (from_pole || std::abs(turn - 180) > exactly)) return false;
  if (turn < exactly) return false;
  const bool north = from_pole ? a.lat > 0 : to_pole ? b.lat > 0 : a.lat + b.lat > 0;
  const double lat = north ? 90 : -90;
  if (lat < domain_.south.value || lat > domain_.north.value) return false;
  passage.leaves = passage.enters = true;
  passage.out = on_meridian(a.lon, lat), passage.in = on_meridian(b.lon, lat);
  passage.out_at = north ? top + (180 - a.lon) : bottom + (180 + a.lon);
  passage.in_at = north ? top + (180 - b.lon) : bottom + (180 + b.lon);
  return true;
}

int DomainEdge::passages(const Vertex& a, const Vertex& b, Passage (&found)[2]) const {
  if (domain_.kind == Domain::Kind::meridian) {
    if (over_pole(a, b, found[0])) return 1;
    if (std::abs(b.lon - a.lon) <= 180) return 0;
    // Finds where the arc meets the plane of the cut meridian (y = 0 in the frame).
    const Vec3 va = to_vector({a.lon, a.lat}), vb = to_vector({b.lon, b.lat});
    const Vec3 meet = va * std::abs(vb.y) + vb * std::abs(va.y);
    const double span = std::hypot(meet.x, meet.y);
    const double lat = span + std::abs(meet.z) > 0 ? to_degrees(Radians(std::atan2(meet.z, span))).value
                                                   : (a.lat + b.lat) / 2;
    const double side = a.lon > 0 ? 180 : -180;
    Passage& p = found[0];
    p.leaves = p.enters = true;
    p.out = on_meridian(side, lat), p.in = on_meridian(-side, lat);
    const double east_at = p.out.lat + 90, west_at = west + 90 - p.out.lat;
    p.out_at = side > 0 ? east_at : west_at;
    p.in_at = side > 0 ? west_at : east_at;
    return 1;
  }
  const bool from_inside = inside(a), to_inside = inside(b);
  const Crossings c = cross_circle(a.v, b.v, frame_.x, cos_radius_);
  int count = std::min(c.count, 2);
  double shares[2] = {c.at[0], c.at[1]};
  if (from_inside != to_inside && count != 1) {  // rounding: an end lies on the edge
    shares[0] = count == 0 ? (from_inside ? 1.0 : 0.0) : shares[from_inside ? 1 : 0];
    count = 1;
  }
  if (from_inside == to_inside && count == 1) return 0;
  bool is_inside = from_inside;
  for (int i = 0; i < count; ++i) {
    const Vec3 v = along(a.v, b.v, shares[i]);
    double parameter = to_degrees(Radians(std::atan2(dot(v, frame_.z), dot(v, frame_.y)))).value;
    if (parameter < 0) parameter += 360;
    const Vertex on_edge{at(parameter), v, 0, 0};
    found[i] = Passage{};
    (is_inside ? found[i].leaves : found[i].enters) = true;
    (is_inside ? found[i].out : found[i].in) = on_edge;
    (is_inside ? found[i].out_at : found[i].in_at) = parameter;
    is_inside = !is_inside;
  }
  return count;
}

double DomainEdge::length() const { return domain_.kind == Domain::Kind::circle ? 360 : around; }

LonLat DomainEdge::at(double parameter) const {
  parameter = std::fmod(parameter, length());
  if (domain_.kind == Domain::Kind::circle) {
    const double angle = to_radians(Degrees(parameter)).value, r = to_radians(domain_.radius).value;
    return to_lonlat(frame_.x * std::cos(r) +
                     (frame_.y * std::cos(angle) + frame_.z * std::sin(angle)) * std::sin(r));
  }
  if (parameter < top) return on_meridian(180, parameter - 90).at;
  if (parameter < west) return on_meridian(180 - (parameter - top), 90).at;
  if (parameter < bottom) return on_meridian(-180, 90 - (parameter - west)).at;
  return on_meridian(-180 + (parameter - bottom), -90).at;
}

double DomainEdge::clear_of(std::vector<double> passages) const {
  struct Span {
    double from, to;
  };
  std::vector<Span> allowed{{0, length()}};
  if (domain_.kind == Domain::Kind::meridian) {
    const double south = domain_.south.value + 90, north = domain_.north.value + 90;
    allowed = {{south, north}, {west + top - north, west + top - south}};
  }
  std::sort(passages.begin(), passages.end());
  Span widest{0, 0};
  for (const auto& [begin, end] : allowed) {
    double from = begin;
    const auto stop = [&](double to) {
      if (to - from > widest.to - widest.from) widest = {from, to};
      from = to;
    };
    const auto first = std::lower_bound(passages.begin(), passages.end(), begin);
    std::for_each(first, std::upper_bound(first, passages.end(), end), stop);
    stop(end);
  }
  return (widest.from + widest.to) / 2;
}

Vec3 DomainEdge::outside(double parameter) const {
  if (domain_.kind == Domain::Kind::circle) return to_vector(at(parameter));
  const double lat = parameter < top ? parameter - 90 : 90 - (parameter - west);
  return frame_.out_of(to_vector({180 + 100 * on_cut, lat}));
}

std::vector<double> DomainEdge::between(double from, double to) const {
  const auto after = std::upper_bound(knots_.begin(), knots_.end(), from);
  const auto before = std::lower_bound(knots_.begin(), knots_.end(), to);
  if (from < to) return {after, std::max(after, before)};
  std::vector<double> result(after, knots_.end());
  result.insert(result.end(), knots_.begin(), before);
  return result;
}

}  // namespace homebound
