#include "geo/projection/interrupted.h"

#include <cmath>

#include "base/error.h"
#include "base/quantity.h"
#include "geo/projection/halves.h"

namespace homebound {
namespace {

// Adds boxes between meridians, from west to east.
void add(std::vector<Lobe>& lobes, std::initializer_list<double> meridians, double south, double north) {
  for (const double* m = meridians.begin(); m + 1 != meridians.end(); ++m)
    lobes.push_back({m[0], m[1], south, north});
}

// Returns the latitude, in degrees, below which a share of a hemisphere's area lies (Snyder 1987, 3-12).
double latitude_of_area(double share, double es) {
  const double e = std::sqrt(es);
  const auto q = [&](double sine) {
    if (es < 1e-12) return 2 * sine;
    return (1 - es) * (sine / (1 - es * sine * sine) - std::log((1 - e * sine) / (1 + e * sine)) / (2 * e));
  };
  double low = 0, high = 1;
  for (int i = 0; i < 60; ++i) (q((low + high) / 2) < share * q(1) ? low : high) = (low + high) / 2;
  return to_degrees(Radians(std::asin(low))).value;
}

}  // namespace

std::vector<Lobe> lobes_of(const ProjString& p) {
  const std::string proj = p.get("proj").value_or("");
  std::vector<Lobe> lobes;
  if (proj == "igh" || proj == "imoll") {  // Goode (1925): whole continents
    add(lobes, {-180, -40, 180}, 0, 90);
    add(lobes, {-180, -100, -20, 80, 180}, -90, 0);
  } else if (proj == "igh_o" || proj == "imoll_o") {  // whole oceans
    add(lobes, {-180, -90, 60, 180}, 0, 90);
    add(lobes, {-180, -60, 90, 180}, -90, 0);
  } else if (proj == halves_name) {
    add(lobes, {-180, 0, 180}, -90, 90);
  } else if (proj == "peirce_q") {
    const std::string shape = p.get("shape").value_or("diamond");
    const bool apart = shape == "square" || shape == "diamond";  // four southern triangles
    if (shape == "shemisphere")
      throw Error({"'+shape=shemisphere' is not supported on a map: PROJ mirrors it",
                   "地图不支持“+shape=shemisphere”：PROJ 会将其镜像"});
    add(lobes, {-180, 180}, 0, 90);
    if (apart) {
      add(lobes, {-180, -135, -45, 45, 135, 180}, -90, 0);
    } else if (shape != "nhemisphere") {
      add(lobes, {-180, 180}, -90, 0);
    }
  } else {  // healpix, rhealpix: caps of a third of a hemisphere each, in four triangles
    const double cap = latitude_of_area(2.0 / 3.0, eccentricity_squared(p));
    add(lobes, {-180, -90, 0, 90, 180}, cap, 90);
    add(lobes, {-180, 180}, -cap, cap);
    add(lobes, {-180, -90, 0, 90, 180}, -90, -cap);
  }
  return lobes;
}

}  // namespace homebound
