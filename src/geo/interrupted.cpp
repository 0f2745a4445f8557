#include "geo/interrupted.h"

#include <cmath>

#include "base/quantity.h"

namespace homebound {
namespace {

// Boxes between meridians, from west to east.
void add(std::vector<Lobe>& lobes, std::initializer_list<double> meridians, double south, double north) {
  for (const double* m = meridians.begin(); m + 1 != meridians.end(); ++m)
    lobes.push_back({m[0], m[1], south, north});
}

}  // namespace

std::vector<Lobe> lobes_of(const ProjString& p) {
  const std::string proj = p.get("proj").value_or("");
  std::vector<Lobe> lobes;
  if (proj == "igh" || proj == "imoll") {  // Goode (1925): the continents whole
    add(lobes, {-180, -40, 180}, 0, 90);
    add(lobes, {-180, -100, -20, 80, 180}, -90, 0);
  } else if (proj == "igh_o" || proj == "imoll_o") {  // the oceans whole
    add(lobes, {-180, -90, 60, 180}, 0, 90);
    add(lobes, {-180, -60, 90, 180}, -90, 0);
  } else if (proj == "peirce_q") {
    const std::string shape = p.get("shape").value_or("diamond");
    const bool apart = shape == "square" || shape == "diamond";  // the southern hemisphere in four triangles
    if (shape != "shemisphere") add(lobes, {-180, 180}, 0, 90);
    if (apart) {
      add(lobes, {-180, -90, 0, 90, 180}, -90, 0);
    } else if (shape != "nhemisphere") {
      add(lobes, {-180, 180}, -90, 0);
    }
  } else {  // healpix, rhealpix: caps beyond the latitude whose sine is 2/3, in four triangles each
    const double cap = to_degrees(Radians(std::asin(2.0 / 3.0))).value;
    add(lobes, {-180, -90, 0, 90, 180}, cap, 90);
    add(lobes, {-180, 180}, -cap, cap);
    add(lobes, {-180, -90, 0, 90, 180}, -90, -cap);
  }
  return lobes;
}

}  // namespace homebound
