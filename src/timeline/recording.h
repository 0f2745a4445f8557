// A recorded way, made ready to be followed: distances along it, its gaps, and which of its points matter at
// which size of map.
#pragma once

#include <vector>

#include "base/instant.h"
#include "base/quantity.h"
#include "geo/lonlat.h"

namespace homebound::timeline {

// Points of the record, before and after them the airports where those are more than 10 km away.
struct Recording {
  std::vector<LonLat> points;     // at least two
  std::vector<double> along;      // metres from the first point, along geodesics; never falling
  std::vector<Instant> times;     // one a point, strictly rising; empty when nobody recorded any
  std::vector<double> weight;     // metres, see weights()
  std::vector<std::size_t> gaps;  // stretches that nobody recorded, by the points that begin them, rising
  bool starts_recorded = true, ends_recorded = true;  // the first and last points are of the record
  std::size_t fixes = 0;                              // of the record
};

// A gap is a stretch between two fixes that the record itself breaks (a new segment), or that took at least
// five minutes and ten times the usual (median) time between fixes, and is longer than 5 km. It is bridged by
// a geodesic.
inline constexpr Seconds shortest_gap{5 * 60};
inline constexpr double unusual = 10;
inline constexpr Metres least_gap{5e3};

// How far in metres a point would lie from where a map shows it, at the same share of the distance, when it
// and all points of less weight were left out; infinite at both ends and where gaps begin and end. By halving
// at the farthest point: Douglas and Peucker (1973), with the distance of Meratnia and de By (2004), which
// counts lags along the way, too.
std::vector<double> weights(const std::vector<LonLat>& points, const std::vector<double>& along,
                            const std::vector<std::size_t>& gaps);

}  // namespace homebound::timeline
