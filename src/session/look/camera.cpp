#include "session/look/camera.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geo/sphere.h"

namespace homebound::session {
namespace {

constexpr double min_span = 2e3, max_span = 1e8;  // metres

// Returns `p` as a vector seen from `centre`: x towards the centre, z north.
Vec3 seen_from(LonLat centre, LonLat p) {
  return homebound::Frame::at(centre, Degrees(0)).into(to_vector(p));
}

// Returns the centre from which `p` is seen at `v`. Turning by a latitude f about the east axis gives z = v.x
// sin f + v.z cos f, which must equal sin(lat p); of the two solutions it takes the one nearer to `now`.
LonLat centre_seeing(const Vec3& v, LonLat p, LonLat now) {
  constexpr double pi = std::numbers::pi;
  const double current = to_radians(Degrees(now.lat)).value;
  const double sine = to_vector(p).z / std::max(std::hypot(v.x, v.z), 1e-9);
  const double lift = std::asin(std::clamp(sine, -1.0, 1.0)), tilt = std::atan2(v.z, v.x);
  const double one = std::remainder(lift - tilt, 2 * pi), other = std::remainder(pi - lift - tilt, 2 * pi);
  const double nearer = std::abs(one - current) <= std::abs(other - current) ? one : other;
  const double f = std::clamp(nearer, -pi / 2, pi / 2);
  const double lon = std::atan2(v.y, v.x * std::cos(f) - v.z * std::sin(f));
  return {wrapped(p.lon - to_degrees(Radians(lon)).value), to_degrees(Radians(f)).value};
}

// Returns the position at a projected point, or where the line to it from the middle leaves the map.
std::optional<LonLat> nearest_on_map(const Projection& projection, Point q) {
  if (const auto p = projection.inverse(q)) return p;
  const auto middle = projection.forward(projection.centre());
  if (!middle) return std::nullopt;
  std::optional<LonLat> found;
  double in = 0, out = 1;
  for (int i = 0; i < 16; ++i) {
    const double half = (in + out) / 2;
    const auto p = projection.inverse(*middle + (q - *middle) * half);
    if (p) found = p;
    (p ? in : out) = half;
  }
  return found;
}

Projection recentred(const Projection& projection, LonLat centre) {
  return Projection::make(projection.name(), centre);
}

Camera framed(Camera camera, const Shown& shown) {
  camera.aim = aim_of(shown);
  return camera;
}

void recentre(Camera& camera, const Projection& projection, LonLat centre) {
  if (!projection.movable()) return;
  camera.projection = projection.name();
  camera.centre = centre;
}

constexpr double focus_margin = 1.25;  // margin around a leg, relative to its size

// Returns the framing of `span` metres that puts a point of the plane in the middle of the subject's area.
Aim aimed_at(const Shown& shown, Point middle, double span) {
  const Rect free =
      shown.subject.empty() ? Rect::at(0, 0, shown.page.width, shown.page.height) : shown.subject;
  const double shorter = std::min(shown.page.width, shown.page.height);
  const Point aside = (free.centre() - Point{shown.page.width / 2, shown.page.height / 2}) * (span / shorter);
  return {{middle.x - aside.x, middle.y + aside.y}, span};
}

}  // namespace

Affine to_page(const Aim& aim, Size page) {
  const double s = std::min(page.width, page.height) / aim.span;
  return Affine::translate({page.width / 2, page.height / 2}) * Affine::scale(s, -s) *
         Affine::translate(aim.middle * -1);
}

Aim aim_of(const Shown& shown) {
  const Point centre{shown.page.width / 2, shown.page.height / 2};
  return {shown.to_page.inverse()(centre),
          std::min(shown.page.width, shown.page.height) / shown.to_page.magnification()};
}

Camera panned(const Camera& camera, const Shown& shown, Point by) {
  Camera c = framed(camera, shown);
  const Affine back = shown.to_page.inverse();
  c.aim->middle = c.aim->middle - (back(by) - back({0, 0}));
  return c;
}

Camera zoomed(const Camera& camera, const Shown& shown, Point at, double factor) {
  Camera c = framed(camera, shown);
  const double span = std::clamp(c.aim->span / factor, min_span, max_span);
  const Point fixed = shown.to_page.inverse()(at);
  c.aim->middle = fixed + (c.aim->middle - fixed) * (span / c.aim->span);
  c.aim->span = span;
  return c;
}

std::optional<LonLat> position_at(const Shown& shown, Point at) {
  return nearest_on_map(shown.projection, shown.to_page.inverse()(at));
}

bool turns(const Projection& projection) { return projection.domain().kind == Domain::Kind::circle; }

Camera turned(const Camera& camera, const Shown& shown, LonLat grabbed, Point at) {
  Camera c = framed(camera, shown);
  const Point target = shown.to_page.inverse()(at);
  Projection projection = shown.projection;
  if (!turns(projection)) {  // the graticule slides sideways; latitudes stay
    if (const auto here = nearest_on_map(projection, target))
      recentre(c, projection,
               {wrapped(projection.centre().lon + grabbed.lon - here->lon), projection.centre().lat});
    return c;
  }
  // The formula holds on a sphere; a second and a third round correct for the ellipsoid.
  for (int round = 0; round < 3; ++round) {
    const auto here = nearest_on_map(projection, target);
    if (!here) break;
    recentre(c, projection,
             centre_seeing(seen_from(projection.centre(), *here), grabbed, projection.centre()));
    projection = recentred(projection, *c.centre);
  }
  return c;
}

Camera focused(const Camera& camera, const Shown& shown, const timeline::Leg& leg) {
  Camera c = framed(camera, shown);
  Projection projection = shown.projection;
  if (turns(projection)) {
    recentre(c, projection, timeline::position(leg, 0.5));
    projection = recentred(projection, *c.centre);
  }
  Rect box;
  for (int i = 0; i <= 64; ++i)
    if (const auto p = projection.forward(timeline::position(leg, i / 64.0))) box.add(*p);
  if (box.empty()) return c;
  // Put the leg's box in the middle of the subject's area.
  const Rect free =
      shown.subject.empty() ? Rect::at(0, 0, shown.page.width, shown.page.height) : shown.subject;
  const double metres_a_unit =
      focus_margin * std::max(box.width() / free.width(), box.height() / free.height());
  const double shorter = std::min(shown.page.width, shown.page.height);
  const double span = std::clamp(metres_a_unit * shorter, min_span, max_span);
  c.aim = aimed_at(shown, box.centre(), span);
  return c;
}

Camera centred_on(const Camera& camera, const Shown& shown, LonLat at, std::optional<Metres> span) {
  Camera c = framed(camera, shown);
  Projection projection = shown.projection;
  if (turns(projection)) {
    recentre(c, projection, at);
    projection = recentred(projection, c.centre.value_or(projection.centre()));
  }
  const auto middle = projection.forward(at);
  if (!middle) return c;
  c.aim =
      aimed_at(shown, *middle,
               std::clamp(std::min(c.aim->span, span.value_or(Metres(max_span)).value), min_span, max_span));
  return c;
}

}  // namespace homebound::session
