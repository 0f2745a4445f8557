#include "geo/domain_of.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "geo/sphere.h"

namespace homebound {
namespace {

enum class Family { azimuthal, conic, transverse, two_point, oblique, world };

struct Known {
  std::string_view proj;
  Family family;
  double radius;  // degrees, of what an azimuthal or transverse projection can show
};

// Whole-sphere azimuthals stop 100 m short of the antipode, which they smear over a circle (PROJ gives up
// within 90 m).
constexpr double all_but_antipode = 180 - 1e-3;
constexpr std::array known = {
    Known{"ortho", Family::azimuthal, 90 - 1e-7},
    Known{"aeqd", Family::azimuthal, all_but_antipode},
    Known{"laea", Family::azimuthal, all_but_antipode},
    Known{"airy", Family::azimuthal, 90 - 1e-4},
    Known{"gnom", Family::azimuthal, 60},
    Known{"stere", Family::azimuthal, 120},
    Known{"sterea", Family::azimuthal, 120},
    Known{"nsper", Family::azimuthal, 90},
    Known{"geos", Family::azimuthal, 90},
    Known{"tmerc", Family::transverse, 80},
    Known{"etmerc", Family::transverse, 80},
    Known{"utm", Family::transverse, 80},
    Known{"cass", Family::transverse, 80},
    Known{"lcc", Family::conic, 0},
    Known{"aea", Family::conic, 0},
    Known{"eqdc", Family::conic, 0},
    Known{"leac", Family::conic, 0},
    Known{"poly", Family::world, 0},
    Known{"tpeqd", Family::two_point, 0},
    Known{"ob_tran", Family::oblique, 0},
};

const Known& family_of(std::string_view proj) {
  static constexpr Known other{"", Family::world, 0};
  const auto found = std::find_if(known.begin(), known.end(), [&](const Known& k) { return k.proj == proj; });
  return found == known.end() ? other : *found;
}

Domain circle(LonLat centre, double radius) {
  return {.kind = Domain::Kind::circle, .centre = centre, .radius = Degrees(radius)};
}

LonLat azimuthal_centre(const ProjString& p) {
  const LonLat centre{p.number("lon_0", 0), p.number("lat_0", 0)};
  return p.get("proj") == "geos" ? LonLat{centre.lon, 0} : centre;
}

// What can be seen from a height h above a sphere of radius R reaches acos(R / (R + h)).
double view_radius(const ProjString& p) {
  const double radius = p.number("R", p.number("a", 6378137));
  return to_degrees(Radians(std::acos(radius / (radius + p.number("h", 1e7))))).value - 1e-6;
}

Domain conic_domain(const ProjString& p) {
  Domain d;
  d.centre = {p.number("lon_0", 0), 0};
  // The far side of a cone runs off to infinity (lcc) or folds into a great arc: stop 60 degrees away.
  const double lat_1 = p.number("lat_1", p.number("lat_0", 45)), lat_2 = p.number("lat_2", lat_1);
  (lat_1 + lat_2 >= 0 ? d.south : d.north) = Degrees(lat_1 + lat_2 >= 0 ? -60 : 60);
  return d;
}

Domain two_point_domain(const ProjString& p) {
  // PROJ centres the map on the mean of the two longitudes as they are written, even when that is the
  // far side: 150 and -150 give a map around 0, with its points at -30 and 30.
  const double lon_1 = p.number("lon_1", 0), lon_2 = p.number("lon_2", 0);
  const double mean = wrapped((lon_1 + lon_2) / 2), half = wrapped(lon_2 - lon_1) / 2;
  const Vec3 a = to_vector({mean - half, p.number("lat_1", 0)});
  const Vec3 b = to_vector({mean + half, p.number("lat_2", 0)});
  // The map tears along the arc between the two antipodes, which lies on the great circle through the
  // points: the cut meridian of a graticule whose poles are on that circle.
  const Vec3 middle = normalised(a + b);
  const Vec3 pole = normalised(b - a);
  Domain d;
  d.centre = to_lonlat(middle);
  const Frame north = Frame::at(d.centre, Degrees(0));
  d.tilt = to_degrees(Radians(std::atan2(dot(pole, north.y), dot(pole, north.z))));
  d.slit = to_degrees(angle_between(a, b)) / 2;
  return d;
}

Domain oblique_domain(const ProjString& p) {
  // PROJ's ob_tran: the new north pole lies at (lon_0 + 180, o_lat_p), and o_lon_p is the new
  // longitude of the meridian through it that leads towards lon_0.
  const double pole_lat = p.number("o_lat_p", 90), pole_lon = p.number("o_lon_p", 0),
               lon_0 = p.number("lon_0", 0);
  const Vec3 pole = to_vector({lon_0 + 180, pole_lat});
  const Vec3 ahead = to_vector({lon_0, 90 - pole_lat});
  const double turn = to_radians(Degrees(-pole_lon)).value;
  const Vec3 middle = ahead * std::cos(turn) + cross(pole, ahead) * std::sin(turn);
  Domain d;
  d.centre = to_lonlat(middle);
  const Frame north = Frame::at(d.centre, Degrees(0));
  d.tilt = to_degrees(Radians(std::atan2(dot(pole, north.y), dot(pole, north.z))));
  return d;
}

}  // namespace

Domain domain_of(const ProjString& p) {
  const std::string proj = p.get("proj").value_or("");
  const Known& k = family_of(proj);
  switch (k.family) {
    case Family::azimuthal:
      return circle(azimuthal_centre(p), proj == "nsper" || proj == "geos" ? view_radius(p) : k.radius);
    case Family::transverse: {
      const double zone = p.number("zone", 0);
      return circle({zone > 0 ? zone * 6 - 183 : p.number("lon_0", 0), 0}, k.radius);
    }
    case Family::conic:
      return conic_domain(p);
    case Family::two_point:
      return two_point_domain(p);
    case Family::oblique:
      return oblique_domain(p);
    case Family::world:
      break;
  }
  Domain d;
  d.centre = {p.number("lon_0", 0), 0};
  if (proj == "merc" || proj == "webmerc") {
    d.north = Degrees(85.0511287798066);  // where the map becomes a square
    d.south = -d.north;
  }
  return d;
}

ProjString recentred(ProjString p, LonLat centre) {
  const std::string proj = p.get("proj").value_or("");
  const double lon = wrapped(centre.lon);
  switch (family_of(proj).family) {
    case Family::azimuthal:
    case Family::transverse:
      p.set("lon_0", decimal(lon));
      p.set("lat_0", decimal(centre.lat));
      return p;
    case Family::conic: {
      // Standard parallels around the centre, on one side of the equator at least on balance.
      const double lat = std::abs(centre.lat) < 10 ? (centre.lat < 0 ? -10 : 10) : centre.lat;
      p.set("lon_0", decimal(lon));
      p.set("lat_0", decimal(centre.lat));
      p.set("lat_1", decimal(std::clamp(lat - 12, -85.0, 85.0)));
      p.set("lat_2", decimal(std::clamp(lat + 12, -85.0, 85.0)));
      return p;
    }
    case Family::two_point: {
      // Two points as far apart as before, on a west-east great circle through the new centre.
      const Vec3 a = to_vector({p.number("lon_1", -30), p.number("lat_1", 0)});
      const Vec3 b = to_vector({p.number("lon_2", 30), p.number("lat_2", 0)});
      const double half = angle_between(a, b).value / 2;
      const Frame f = Frame::at(centre, Degrees(0));
      const LonLat west = to_lonlat(f.x * std::cos(half) - f.y * std::sin(half));
      const LonLat east = to_lonlat(f.x * std::cos(half) + f.y * std::sin(half));
      p.set("lon_1", decimal(west.lon)), p.set("lat_1", decimal(west.lat));
      p.set("lon_2", decimal(west.lon + wrapped(east.lon - west.lon))), p.set("lat_2", decimal(east.lat));
      return p;
    }
    case Family::oblique:
      p.set("lon_0", decimal(lon));
      p.set("o_lon_p", "0");
      p.set("o_lat_p", decimal(90 - centre.lat));
      return p;
    case Family::world:
      break;
  }
  p.set("lon_0", decimal(lon));
  if (centre.lat == 0) return p;
  p.erase("proj");
  p.set("proj", "ob_tran");
  p.set("o_proj", proj);
  p.set("o_lon_p", "0");
  p.set("o_lat_p", decimal(90 - centre.lat));
  return p;
}

}  // namespace homebound
