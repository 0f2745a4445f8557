#include "geo/projection/domain_of.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/error.h"
#include "geo/earth.h"
#include "geo/projection/family.h"
#include "geo/projection/interrupted.h"
#include "geo/projection/oblique.h"
#include "geo/sphere.h"

namespace homebound {
namespace {

constexpr double cone_reach = 60;  // degrees beyond the equator

// The radius is a little short, by a centimetre, so that a ring along a round parallel or meridian is not
// on the edge.
Domain circle(LonLat centre, double radius) {
  radius -= 1e-7;
  return {.kind = Domain::Kind::circle, .centre = centre, .radius = Degrees(radius)};
}

Domain window(LonLat centre, Degrees tilt, Lobe box) {
  return {.kind = Domain::Kind::lobes, .centre = centre, .tilt = tilt, .lobes = {box}};
}

LonLat centre_of(const ProjString& p) {
  if (p.get("proj") == "ups") return {0, p.get("south") ? -90.0 : 90.0};
  return {p.number("lon_0", 0), p.number("lat_0", 0)};
}

double central_meridian(const ProjString& p) {
  const double zone = p.number("zone", 0);
  return p.get("proj") == "utm" && zone > 0 ? zone * 6 - 183 : p.number("lon_0", 0);
}

// Returns in degrees how far one can see: from a height h above a sphere of radius R, acos(R / (R + h)).
// Throws Error when a tilted camera sees past the horizon.
double view_radius(const ProjString& p) {
  const double radius = p.number("R", p.number("a", equatorial_radius)), height = p.number("h", 1e7);
  const double reach = to_degrees(Radians(std::acos(radius / (radius + height)))).value - 1e-6;
  // With a tilted camera the horizon must stay in front of the picture's plane.
  if (p.get("proj") == "tpers" && p.number("tilt", 0) + 90 - reach > 85)
    throw Error(told("+tilt={}: the camera sees past the horizon; at this height a map can tilt by {:.0f}",
                     "+tilt={}：视线越过地平线；在此高度最多可倾斜{:.0f}度", p.number("tilt", 0),
                     std::max(0.0, std::floor(reach - 5))));
  return reach;
}

bool is_spherical(const ProjString& p) { return eccentricity_squared(p) < 1e-9; }

double azimuthal_reach(const ProjString& p, const Known& k) {
  const std::string proj = p.get("proj").value_or("");
  if (proj == "nsper" || proj == "tpers" || proj == "geos") return view_radius(p);
  // On the ellipsoid geodesics meet up to 0.6 degrees before they reach the antipode.
  if (proj == "aeqd" && !is_spherical(p)) return 179;
  if (proj == "oea") return std::min(k.reach, 80 * std::min(p.number("m", 1), p.number("n", 1)));
  return k.reach;
}

// The far side of a cone runs off to infinity (lcc) or folds into a great arc, so the map stops 60 degrees
// beyond the equator.
Domain conic_domain(const ProjString& p) {
  Domain d;
  d.centre = {p.number("lon_0", 0), 0};
  const double lat_1 = p.number("lat_1", p.number("lat_0", 45)), lat_2 = p.number("lat_2", lat_1);
  (lat_1 + lat_2 >= 0 ? d.south : d.north) = Degrees(lat_1 + lat_2 >= 0 ? -cone_reach : cone_reach);
  return d;
}

// The radius of these cones falls with the tangent of the distance from the middle latitude and is infinite
// 90 degrees away. The radius of murd2 reaches zero before the pole.
Domain tangent_cone_domain(const ProjString& p) {
  Domain d = conic_domain(p);
  const double lat_1 = p.number("lat_1", 0), lat_2 = p.number("lat_2", lat_1), middle = (lat_1 + lat_2) / 2;
  const double half = to_radians(Degrees(std::abs(lat_2 - lat_1) / 2)).value;
  double tip = 90 - std::abs(middle);
  if (p.get("proj") == "murd2")
    tip = to_degrees(Radians(std::atan(std::sqrt(std::cos(half)) /
                                       std::tan(to_radians(Degrees(std::abs(middle))).value))))
              .value;
  if (middle >= 0) {
    d.south = Degrees(std::max(-cone_reach, middle - 70)), d.north = Degrees(middle + tip);
  } else {
    d.north = Degrees(std::min(cone_reach, middle + 70)), d.south = Degrees(middle - tip);
  }
  return d;
}

// Returns a belt along the central meridian: its poles lie on the equator, 90 degrees to the west and east.
Domain transverse_domain(const ProjString& p, double reach) {
  const double lon = central_meridian(p);
  if (!is_spherical(p) && p.get("proj") == "cass") return window({lon, 0}, Degrees(0), {-10, 10, -90, 90});
  if (!is_spherical(p) && p.get("approx")) return window({lon, 0}, Degrees(0), {-20, 20, -90, 90});
  if (p.get("approx")) return circle({lon, 0}, 80);
  Domain d;
  d.centre = {lon, 0};
  d.tilt = Degrees(-90);
  d.south = Degrees(-reach), d.north = Degrees(reach);
  return d;
}

// On the ellipsoid the cut is only nearly a half great circle, so the belt keeps away from it.
Domain oblique_belt_domain(const ProjString& p, const Known& k) {
  if (p.get("proj") == "somerc") {
    Domain d = window(centre_of(p), Degrees(0), {-k.reach, k.reach, -k.reach, k.reach});
    return d;
  }
  Domain d = k.reach < 90 ? window({0, 0}, Degrees(0), {-175, 175, -k.reach, k.reach}) : Domain{};
  return placed(d, cylinder_frame(p));
}

// Returns a map sheet of the series for which imw_p was made, with some of its neighbours.
Domain sheet_domain(const ProjString& p, double reach) {
  const double lat_1 = p.number("lat_1", 0), lat_2 = p.number("lat_2", 0);
  const double south = std::max(-90.0, std::min(lat_1, lat_2) - reach),
               north = std::min(90.0, std::max(lat_1, lat_2) + reach);
  return window({p.number("lon_0", 0), 0}, Degrees(0), {-reach, reach, south, north});
}

Domain regional_domain(const ProjString& p, const Known& k) {
  if (p.get("proj") != "chamb") return circle({k.lon, k.lat}, k.reach);
  const auto point = [&](const char* lon, const char* lat) {
    return to_vector({p.number(lon, 0), p.number(lat, 0)});
  };
  const Vec3 a = point("lon_1", "lat_1"), b = point("lon_2", "lat_2"), c = point("lon_3", "lat_3");
  if (dot(cross(a, b), c) > 0)
    throw Error({"'chamb' is not supported on a map: its three points must run clockwise",
                 "地图不支持此“chamb”：三点须按顺时针排列"});
  return circle(to_lonlat(normalised(a + b + c)), k.reach);
}

Domain world_domain(const ProjString& p, double reach) {
  Domain d;
  d.centre = {p.number("lon_0", 0), 0};
  d.north = Degrees(reach), d.south = Degrees(-reach);
  return d;
}

Domain turned_domain(const ProjString& p) {
  ProjString inner = p;  // the projection that ob_tran turns; only its latitude counts
  inner.set("proj", p.get("o_proj").value_or(""));
  inner.erase("o_proj");
  inner.erase("lon_0");
  if (inner.get("proj") == "ob_tran")
    throw Error({"a map cannot turn its graticule twice (+o_proj=ob_tran)",
                 "地图不能两次旋转经纬网（+o_proj=ob_tran）"});
  return placed(domain_of(inner), ob_tran_frame(p));
}

}  // namespace

Domain domain_of(const ProjString& p) {
  const std::string proj = p.get("proj").value_or("");
  const Known& k = known(proj);
  switch (k.family) {
    case Family::world:
      return world_domain(p, k.reach);
    case Family::azimuthal:
    case Family::local:
      return circle(centre_of(p), std::min(azimuthal_reach(p, k), p.number("reach", 180)));
    case Family::hemisphere:
      return circle({p.number("lon_0", 0), 0}, azimuthal_reach(p, k));
    case Family::conic:
      return conic_domain(p);
    case Family::cone_limits:
      return tangent_cone_domain(p);
    case Family::transverse:
      return transverse_domain(p, k.reach);
    case Family::band:
      return sheet_domain(p, k.reach);
    case Family::oblique_belt:
      return oblique_belt_domain(p, k);
    case Family::regional:
      return regional_domain(p, k);
    case Family::two_point:
      return two_point_domain(p);
    case Family::oblique:
      return turned_domain(p);
    case Family::bertin:
      return {.centre = {p.number("lon_0", 0) + 16.5, 42}};
    case Family::interrupted:
      return {.kind = Domain::Kind::lobes, .centre = {p.number("lon_0", 0), 0}, .lobes = lobes_of(p)};
    case Family::refused:
      break;
  }
  throw Error(told("'{}' is not supported on a map: {}", "地图不支持“{}”：{}", proj, k.why));
}

}  // namespace homebound
