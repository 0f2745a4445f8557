// The position of the sun, by Meeus, Astronomical Algorithms (2nd ed. 1998), chapters 12, 25 and 28: its
// apparent place to 0.01 degrees from 1800 to 2200. Instants are taken as both UT1 and TT; the neglected
// differences (0.9 s and about 70 s) move the subsolar point by at most 0.004 degrees.
#pragma once

#include <optional>

#include "base/instant.h"
#include "geo/lonlat.h"

namespace homebound {

// Returns the point where the sun is overhead; longitude -180..180.
LonLat subsolar_point(Instant t);
// Returns apparent minus mean solar time, -14.3 to 16.4 minutes over a year, to within 3 s.
Seconds equation_of_time(Instant t);
// Returns the altitude of the sun's centre above the horizon, without refraction, -90..90.
Degrees sun_altitude(LonLat at, Instant t);

// Zenith distances of the sun's centre. At sunrise and sunset the sun's upper limb touches the horizon: 90
// degrees, 34' of refraction and 16' of semidiameter (Explanatory Supplement to the Astronomical Almanac).
namespace zenith {
inline constexpr Degrees sunset{90.0 + 50.0 / 60};
inline constexpr Degrees civil{96}, nautical{102}, astronomical{108};
}  // namespace zenith

// The instants at which the sun passes a zenith distance, before and after the solar noon nearest to an
// instant, at sea level. They are good to a minute between the polar circles, and less certain where the
// sun only grazes the distance.
struct SunPassage {
  Instant noon;
  std::optional<Instant> rise, set;  // both nullopt when it stays above or below all day
  bool always_above = false, always_below = false;
};
SunPassage sun_passage(LonLat at, Instant near, Degrees zenith_distance = zenith::sunset);

}  // namespace homebound
