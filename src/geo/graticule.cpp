#include <cmath>

#include "geo/projection.h"

namespace homebound {

Lines graticule(Degrees step) {
  Lines lines;
  const double s = step.value;
  // Points every degree at most: a parallel is no great circle.
  const auto pieces = [](double span) { return std::max(1, static_cast<int>(std::ceil(span))); };
  const double last_parallel =
      90 - s * std::max(1.0, std::round(10 / s));  // meridians stop short of the poles...
  for (double lon = -180; lon < 180 - s / 2; lon += s) {
    const double reach = std::abs(std::remainder(lon, 90)) < 1e-9 ? 90 : last_parallel;  // ...but four
    lines.begin();
    const int n = pieces(2 * reach);
    for (int i = 0; i <= n; ++i) lines.add({lon, -reach + 2 * reach * i / n});
  }
  for (double lat = -90 + s; lat < 90 - s / 2; lat += s) {
    lines.begin();
    for (int lon = -180; lon <= 180; ++lon) lines.add({static_cast<double>(lon), lat});
  }
  return lines;
}

}  // namespace homebound
