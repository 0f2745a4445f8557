#include "geo/projection/oblique.h"

#include <numbers>

namespace homebound {
namespace {

double radians(double degrees) { return to_radians(Degrees(degrees)).value; }
double degrees(double radians) { return to_degrees(Radians(radians)).value; }

struct Pole {
  double lon, lat;  // radians
};

// Returns the pole of the great circle through two points: Snyder (1987), equations 9-1 and 9-2, as PROJ
// writes them.
Pole pole_of(LonLat one, LonLat other) {
  const double lon_1 = radians(one.lon), lat_1 = radians(one.lat), lon_2 = radians(other.lon),
               lat_2 = radians(other.lat);
  const double lon = std::atan2(std::cos(lat_1) * std::sin(lat_2) * std::cos(lon_1) -
                                    std::sin(lat_1) * std::cos(lat_2) * std::cos(lon_2),
                                std::sin(lat_1) * std::cos(lat_2) * std::sin(lon_2) -
                                    std::cos(lat_1) * std::sin(lat_2) * std::sin(lon_1));
  return {lon, std::atan(-std::cos(lon - lon_1) / std::tan(lat_1))};
}

// Returns the pole of the great circle through a point in a direction (equations 9-7 and 9-8).
Pole pole_of(LonLat at, double alpha) {
  return {radians(at.lon) + std::atan2(-std::cos(alpha), -std::sin(radians(at.lat)) * std::sin(alpha)),
          std::asin(std::cos(radians(at.lat)) * std::sin(alpha))};
}

Frame frame_of(Vec3 x, Vec3 z) { return {x, cross(z, x), z}; }

}  // namespace

Domain placed(Domain domain, const Frame& frame) {
  const Frame inner = Frame::at(domain.centre, domain.tilt);
  const Vec3 pole = frame.out_of(inner.z);
  domain.centre = to_lonlat(frame.out_of(inner.x));
  const Frame north = Frame::at(domain.centre, Degrees(0));
  domain.tilt = to_degrees(Radians(std::atan2(dot(pole, north.y), dot(pole, north.z))));
  return domain;
}

Frame ob_tran_frame(const ProjString& p) {
  Pole pole{radians(p.number("o_lon_p", 0)), radians(p.number("o_lat_p", 90))};
  if (p.get("o_alpha")) {
    pole = pole_of({p.number("o_lon_c", 0), p.number("o_lat_c", 0)}, radians(p.number("o_alpha", 0)));
  } else if (!p.get("o_lat_p")) {
    pole = pole_of({p.number("o_lon_1", 0), p.number("o_lat_1", 0)},
                   LonLat{p.number("o_lon_2", 0), p.number("o_lat_2", 0)});
  }
  // The new north pole lies at (lon_0 + 180, the pole's latitude). Its "longitude" is the new longitude of
  // the meridian that leads from it towards lon_0.
  const double lon_0 = p.number("lon_0", 0);
  const Vec3 north = to_vector({lon_0 + 180, degrees(pole.lat)});
  const Vec3 ahead = to_vector({lon_0, 90 - degrees(pole.lat)});
  return frame_of(ahead * std::cos(-pole.lon) + cross(north, ahead) * std::sin(-pole.lon), north);
}

Frame cylinder_frame(const ProjString& p) {
  const LonLat at{p.number("lonc", p.number("lon_0", 0)), p.number("lat_0", 0)};
  const bool by_azimuth = p.get("alpha") || p.get("gamma");
  const double azimuth = radians(p.number("alpha", p.number("gamma", 0)));
  const LonLat one{p.number("lon_1", 0), p.number("lat_1", 0)},
      other{p.number("lon_2", 0), p.number("lat_2", 0)};
  if (p.get("proj") == "ocea") {
    // PROJ's ocea takes the azimuth from the other side, and counts from a quarter turn west of the point
    // of the circle that is opposite the pole's meridian.
    Pole pole = p.get("alpha") ? pole_of(at, azimuth + std::numbers::pi) : pole_of(one, other);
    if (!p.get("alpha") && one.lon == -90) pole.lon = -pole.lon;
    return frame_of(to_vector({degrees(pole.lon) + 180, 90 - degrees(pole.lat)}),
                    to_vector({degrees(pole.lon), degrees(pole.lat)}));
  }
  // omerc counts from a node, where the circle crosses the equator, a quarter turn from the pole's meridian:
  // the node nearer to the map's centre.
  const Pole pole = by_azimuth ? pole_of(at, azimuth) : pole_of(one, other);
  const Vec3 z = to_vector({degrees(pole.lon), degrees(pole.lat)});
  const Vec3 node = to_vector({degrees(pole.lon) + 90, 0});
  const Vec3 middle = by_azimuth ? to_vector(at) : to_vector(one) + to_vector(other);
  return frame_of(dot(node, middle) < 0 ? node * -1 : node, z);
}

Domain two_point_domain(const ProjString& p) {
  // PROJ centres the map on the mean of the two longitudes as written, even when that is the far side: 150
  // and -150 give a map around 0 with its points at -30 and 30.
  const double lon_1 = p.number("lon_1", 0), lon_2 = p.number("lon_2", 0);
  const double mean = wrapped((lon_1 + lon_2) / 2), half = wrapped(lon_2 - lon_1) / 2;
  const Vec3 a = to_vector({mean - half, p.number("lat_1", 0)});
  const Vec3 b = to_vector({mean + half, p.number("lat_2", 0)});
  // The map tears along the arc between the two antipodes. It lies on the great circle through the points,
  // so it is the cut meridian of a graticule whose poles are on that circle.
  Domain d = placed({}, frame_of(normalised(a + b), normalised(b - a)));
  d.slit = to_degrees(angle_between(a, b)) / 2;
  return d;
}

}  // namespace homebound
