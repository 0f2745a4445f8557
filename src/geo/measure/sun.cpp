#include "geo/measure/sun.h"

#include <algorithm>
#include <cmath>

#include "geo/sphere.h"

namespace homebound {
namespace {

double sine(double degrees) { return std::sin(to_radians(Degrees(degrees)).value); }
double cosine(double degrees) { return std::cos(to_radians(Degrees(degrees)).value); }
double in_degrees(double radians) { return to_degrees(Radians(radians)).value; }

// All in degrees.
struct Sun {
  double mean_longitude, right_ascension, declination;
  double equinoxes;      // nutation in right ascension
  double sidereal_time;  // mean, at Greenwich
};

Sun sun_at(Instant t) {
  const double days = static_cast<double>(t.time_since_epoch().count()) / 86400e3 - 10957.5;  // from J2000.0
  const double T = days / 36525;
  const double l0 = 280.46646 + T * (36000.76983 + T * 0.0003032);  // (25.2)
  const double m = 357.52911 + T * (35999.05029 - T * 0.0001537);   // (25.3), the mean anomaly
  const double centre = (1.914602 - T * (0.004817 + T * 0.000014)) * sine(m) +
                        (0.019993 - T * 0.000101) * sine(2 * m) + 0.000289 * sine(3 * m);
  const double node = 125.04 - 1934.136 * T;
  const double nutation = -0.00478 * sine(node);
  const double longitude = l0 + centre - 0.00569 + nutation;  // apparent
  const double obliquity =
      23.4392911 - T * (0.0130042 + T * (1.6e-7 - T * 5.04e-7)) + 0.00256 * cosine(node);  // (22.2), (25.8)
  Sun sun{};
  sun.mean_longitude = l0;
  sun.right_ascension = in_degrees(std::atan2(cosine(obliquity) * sine(longitude), cosine(longitude)));
  sun.declination = in_degrees(std::asin(sine(obliquity) * sine(longitude)));
  sun.equinoxes = nutation * cosine(obliquity);
  sun.sidereal_time = 280.46061837 + 360.98564736629 * days + T * T * 0.000387933;  // (12.4)
  return sun;
}

// Returns the instant near t at which the sun is `angle` degrees past the meridian of a longitude.
Instant when_past(double lon, double angle, Instant t) {
  const double now = lon - subsolar_point(t).lon;
  return after(t, Seconds(std::remainder(angle - now, 360) * 240));
}

}  // namespace

LonLat subsolar_point(Instant t) {
  const Sun sun = sun_at(t);
  return {std::remainder(sun.right_ascension - sun.sidereal_time - sun.equinoxes, 360), sun.declination};
}

Seconds equation_of_time(Instant t) {
  const Sun sun = sun_at(t);
  const double degrees = sun.mean_longitude - 0.0057183 - sun.right_ascension + sun.equinoxes;  // (28.1)
  return Seconds(std::remainder(degrees, 360) * 240);
}

Degrees sun_altitude(LonLat at, Instant t) {
  return Degrees(90) - to_degrees(angle_between(to_vector(at), to_vector(subsolar_point(t))));
}

SunPassage sun_passage(LonLat at, Instant near, Degrees zenith_distance) {
  SunPassage passage;
  passage.noon = when_past(at.lon, 0, near);
  passage.noon = when_past(at.lon, 0, passage.noon);
  for (const double side : {-1.0, 1.0}) {
    Instant t = passage.noon;
    double cos_angle = 0;
    for (int i = 0; i < 6; ++i) {  // the declination changes meanwhile; this converges fast
      const double declination = subsolar_point(t).lat;
      cos_angle = (cosine(zenith_distance.value) - sine(at.lat) * sine(declination)) /
                  (cosine(at.lat) * cosine(declination));
      const double angle = in_degrees(std::acos(std::clamp(cos_angle, -1.0, 1.0)));
      // The first guess is near the passage, so that the half day nearest to noon is found.
      t = when_past(at.lon, side * angle, after(passage.noon, Seconds(side * angle * 240)));
    }
    passage.always_above = passage.always_above || cos_angle < -1;
    passage.always_below = passage.always_below || cos_angle > 1;
    if (std::abs(cos_angle) <= 1) (side < 0 ? passage.rise : passage.set) = t;
  }
  return passage;
}

}  // namespace homebound
