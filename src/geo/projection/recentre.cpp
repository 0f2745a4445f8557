// Moves a projection's centre: by its own parameters where it has them, else by turning the graticule.
#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "geo/projection/domain_of.h"
#include "geo/projection/family.h"
#include "geo/projection/halves.h"
#include "geo/sphere.h"

namespace homebound {
namespace {

void cone_around(ProjString& p, LonLat centre) {
  // The standard parallels lie around the centre, at least on balance on one side of the equator.
  const double lat = std::abs(centre.lat) < 10 ? (centre.lat < 0 ? -10 : 10) : centre.lat;
  const double low = std::clamp(lat - 12, -85.0, 85.0), high = std::clamp(lat + 12, -85.0, 85.0);
  p.set("lon_0", decimal(centre.lon));
  p.set("lat_0", decimal(centre.lat));
  if (p.get("proj") == "ccon") return p.set("lat_1", decimal(lat));
  p.set("lat_1", decimal(low));
  if (p.get("proj") == "leac") {
    if (lat < 0) p.set("lat_1", decimal(high)), p.set("south", "");
    if (lat > 0) p.erase("south");
    return;
  }
  p.set("lat_2", decimal(high));
}

void two_points_around(ProjString& p, LonLat centre) {
  // The points stay as far apart as before, on a west-east great circle through the new centre.
  const Vec3 a = to_vector({p.number("lon_1", -30), p.number("lat_1", 0)});
  const Vec3 b = to_vector({p.number("lon_2", 30), p.number("lat_2", 0)});
  const double half = angle_between(a, b).value / 2;
  const Frame f = Frame::at(centre, Degrees(0));
  const LonLat west = to_lonlat(f.x * std::cos(half) - f.y * std::sin(half));
  const LonLat east = to_lonlat(f.x * std::cos(half) + f.y * std::sin(half));
  p.set("lon_1", decimal(west.lon)), p.set("lat_1", decimal(west.lat));
  p.set("lon_2", decimal(west.lon + wrapped(east.lon - west.lon))), p.set("lat_2", decimal(east.lat));
}

void turn(ProjString& p, LonLat centre) {
  p.set("lon_0", decimal(centre.lon));
  if (p.get("proj") != "ob_tran") {
    if (centre.lat == 0) return;
    const std::string proj = p.get("proj").value_or("");
    p.erase("proj");
    p.set("proj", "ob_tran");
    p.set("o_proj", proj);
  }
  for (const char* key : {"o_alpha", "o_lon_c", "o_lat_c", "o_lon_1", "o_lat_1", "o_lon_2", "o_lat_2"})
    p.erase(key);
  p.set("o_lon_p", "0");
  p.set("o_lat_p", decimal(90 - centre.lat));
}

}  // namespace

bool can_be_recentred(const ProjString& p) {
  return known(p.get("proj").value_or("")).centring != Centring::fixed;
}

ProjString recentred(ProjString p, LonLat centre) {
  const std::string proj = p.get("proj").value_or("");
  centre.lon = wrapped(centre.lon);
  switch (known(proj).centring) {
    case Centring::lon_lat:
      if (proj == "utm") {  // UTM zones are a tmerc
        p.set("proj", "tmerc"), p.set("k_0", "0.9996"), p.set("x_0", "500000");
        p.erase("zone"), p.erase("south");
      }
      if (proj == "ups") p.set("proj", "stere"), p.set("k_0", "0.994"), p.erase("south");
      p.set("lon_0", decimal(centre.lon));
      if (proj != halves_name) p.set("lat_0", decimal(centre.lat));
      return p;
    case Centring::cone:
      cone_around(p, centre);
      return p;
    case Centring::points:
      two_points_around(p, centre);
      return p;
    case Centring::turned:
      turn(p, centre);
      return p;
    case Centring::oblique:
      if (proj == "ob_tran") {
        turn(p, centre);
        return p;
      }
      if (!p.get("alpha")) p.set("alpha", "45");
      p.set("lonc", decimal(centre.lon));
      p.set("lat_0", decimal(std::clamp(centre.lat, -89.0, 89.0)));
      return p;
    case Centring::fixed:
      break;
  }
  throw Error(told("'{}' has a fixed centre", "“{}”的中心固定，不能更改", proj));
}

}  // namespace homebound
