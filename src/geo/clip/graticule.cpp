#include <cmath>

#include "geo/projection/projection.h"

namespace homebound {

Shape graticule(Degrees step) {
  const double s = step.value;
  // All meridians but four stop short of the poles.
  const double last_parallel = 90 - s * std::max(1.0, std::round(10 / s));
  Lines lines;
  const int meridians = static_cast<int>(std::lround(360 / s)),
            parallels = static_cast<int>(std::lround(180 / s));
  for (int i = 0; i < meridians; ++i) {
    const double lon = -180 + s * i;
    const double reach = std::abs(std::remainder(lon, 90)) < 1e-9 ? 90 : last_parallel;
    // Points are at most one degree apart because a parallel is not a great circle; meridians follow suit
    // for the cuts.
    const int pieces = std::max(1, static_cast<int>(std::ceil(2 * reach)));
    lines.begin();
    for (int k = 0; k <= pieces; ++k) lines.add({lon, -reach + 2 * reach * k / pieces});
  }
  for (int i = 1; i < parallels; ++i) {
    lines.begin();
    for (int lon = -180; lon <= 180; ++lon) lines.add({static_cast<double>(lon), -90 + s * i});
  }
  return prepared(lines);
}

}  // namespace homebound
