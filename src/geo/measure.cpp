#include "geo/measure.h"

#include <cmath>

#include <geodesic.h>

#include "geo/ellipsoid.h"

namespace homebound {

Measured measured(std::span<const LonLat> points) {
  Measured m;
  for (std::size_t i = 1; i < points.size(); ++i) {
    m.legs.push_back(geodesic_inverse(points[i - 1], points[i]));
    m.distance += m.legs.back().distance;
  }
  if (points.size() < 3) return m;
  geod_polygon polygon;
  geod_polygon_init(&polygon, 0);
  for (const LonLat p : points) geod_polygon_addpoint(&wgs84(), &polygon, p.lat, p.lon);
  double area = 0, perimeter = 0;
  geod_polygon_compute(&wgs84(), &polygon, 0, 1, &area, &perimeter);
  m.ring = Measured::Ring{geodesic_inverse(points.back(), points.front()), Metres(perimeter),
                          SquareMetres(std::abs(area))};
  return m;
}

}  // namespace homebound
