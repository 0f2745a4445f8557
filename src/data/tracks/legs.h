// Cuts what was recorded of one aircraft into its flights.
#pragma once

#include <vector>

#include "base/quantity.h"
#include "data/tracks/track_parts.h"

namespace homebound::data {

// The rules, by which a new flight begins
// - where the record says so (a trace's flag 2);
// - after a silence during which the aircraft must have stood: of ten minutes on the ground or low at both
//   ends, or of half an hour anywhere, in which it made good less than 100 km/h; or of half an hour that
//   begins or ends low, in which it made good less than 250 km/h;
// - where it stays on the ground for ten minutes between two flights, at the longest silence in them;
// - with a new callsign, at the longest silence or on the ground since the former one. A callsign that
//   changes in the air without a silence of five minutes is a correction.
// Fixes on the ground that belong to no flight are left out, as are those of an aircraft that stands still
// before its flight and after it.
inline constexpr Seconds silence_low{10 * 60}, silence_at_all{30 * 60}, turn_around{10 * 60},
    silence_of_correction{5 * 60};
inline constexpr double slowest_kmh = 100, slow_kmh = 250;
inline constexpr double low_ft = 8000;  // above the sea: airports lie mostly lower

struct Legs {
  std::vector<RawTrack> legs;
  std::size_t standing = 0;  // fixes on the ground that belong to no flight
};

// Returns the legs of a record of which every fix has a time, in the order of time. Each is named by its
// callsign.
Legs legs_of(const RawTrack& record);

// Tells where the aircraft was at the first fix, or at the last, of a leg.
Height height_at(const std::vector<RawFix>& fixes, bool last);

}  // namespace homebound::data
