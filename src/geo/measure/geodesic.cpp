#include "geo/measure/geodesic.h"

#include <cmath>

#include "geo/ellipsoid.h"
#include "geo/libproj.h"

namespace homebound {

Geodesic geodesic_inverse(LonLat from, LonLat to) {
  double s12 = 0, azi1 = 0, azi2 = 0;
  libproj().geod_inverse(&wgs84(), from.lat, from.lon, to.lat, to.lon, &s12, &azi1, &azi2);
  return {Metres(s12), Degrees(azi1), Degrees(azi2)};
}

GeodesicEnd geodesic_direct(LonLat from, Degrees azimuth, Metres distance) {
  double lat = 0, lon = 0, azi = 0;
  libproj().geod_direct(&wgs84(), from.lat, from.lon, azimuth.value, distance.value, &lat, &lon, &azi);
  return {{lon, lat}, Degrees(azi)};
}

struct GeodesicLine::Line {
  geod_geodesicline line;
};

GeodesicLine::GeodesicLine(LonLat from, LonLat to) : GeodesicLine(from, to, geodesic_inverse(from, to)) {}

GeodesicLine::GeodesicLine(LonLat from, LonLat to, const Geodesic& known)
    : from_(from), to_(to), length_(known.distance), azimuth1_(known.azimuth1), azimuth2_(known.azimuth2) {
  auto line = std::make_shared<Line>();
  libproj().geod_lineinit(&line->line, &wgs84(), from.lat, from.lon, azimuth1_.value, 0);
  line_ = std::move(line);
}

GeodesicLine GeodesicLine::reversed() const {
  const auto back = [](Degrees forward) { return Degrees(forward.value + (forward.value > 0 ? -180 : 180)); };
  return {to_, from_, {length_, back(azimuth2_), back(azimuth1_)}};
}

GeodesicEnd GeodesicLine::at(Metres s) const {
  double lat = 0, lon = 0, azi = 0;
  libproj().geod_position(&line_->line, s.value, &lat, &lon, &azi);
  return {{lon, lat}, Degrees(azi)};
}

std::vector<LonLat> GeodesicLine::points(Metres step) const {
  const int pieces = std::max(1, static_cast<int>(std::ceil(length_ / step)));
  std::vector<LonLat> result{from_};
  for (int i = 1; i < pieces; ++i) result.push_back(at(length_ * (static_cast<double>(i) / pieces)).at);
  result.push_back(to_);
  return result;
}

}  // namespace homebound
