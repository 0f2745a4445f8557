#include <algorithm>
#include <cmath>

#include "scenario/flight_checks.h"
#include "timeline/timeline.h"

// The speed rises linearly over the climb c to the peak v, holds, and falls linearly over the descent d. A
// flight of time T >= c + d therefore covers v (T - (c + d) / 2), which gives the block time for a distance
// D:
//   T = D / v + (c + d) / 2
// A hop that is too short for this keeps both accelerations: ramps and peak shrink by the same factor k. It
// covers k v * k (c + d) / 2, and so k = sqrt(2 D / (v (c + d))) and T = k (c + d).

namespace homebound::timeline {

SpeedProfile profile_of(scenario::Mode mode) {
  const double cruise = scenario::cruise_of(mode);
  switch (mode) {
    case scenario::Mode::air:
      break;
    case scenario::Mode::sea:
      return {Seconds(15 * 60), Seconds(15 * 60), cruise};
    case scenario::Mode::road:
      return {Seconds(60), Seconds(60), cruise};
    case scenario::Mode::rail:
      return {Seconds(3 * 60), Seconds(3 * 60), cruise};
  }
  return {};
}

Seconds block_time(Metres distance, const SpeedProfile& profile) {
  const double cruise = profile.cruise_kmh / 3.6;
  const double ramps = profile.climb.value + profile.descent.value;
  const double ramped = cruise * ramps / 2;  // metres covered while climbing and descending
  if (distance.value >= ramped) return Seconds(distance.value / cruise + ramps / 2);
  return Seconds(std::sqrt(std::max(0.0, distance.value) / ramped) * ramps);
}

double distance_fraction(double fraction, Seconds duration, const SpeedProfile& profile) {
  if (!(fraction > 0)) return 0;
  if (fraction >= 1 || !(duration.value > 0)) return 1;
  const double ramps = (profile.climb + profile.descent) / duration;
  const double shrink = ramps > 1 ? 1 / ramps : 1;
  const double climb = profile.climb / duration * shrink;  // shares of the duration
  const double descent = profile.descent / duration * shrink;
  const double peak = 1 / (1 - (climb + descent) / 2);  // distances per duration
  if (fraction < climb) return peak * fraction * fraction / (2 * climb);
  if (fraction <= 1 - descent) return peak * (fraction - climb / 2);
  return 1 - peak * (1 - fraction) * (1 - fraction) / (2 * descent);
}

}  // namespace homebound::timeline
