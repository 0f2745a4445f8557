// A recorded way, prepared for following: distances along it, its gaps, and how much each point matters at
// a map's scale.
#pragma once

#include <vector>

#include "base/instant.h"
#include "base/quantity.h"
#include "geo/lonlat.h"

namespace homebound::timeline {

// The points of the record, with the airport added before or after them where it is more than 10 km away.
struct Recording {
  std::vector<LonLat> points;     // at least two
  std::vector<double> along;      // metres from the first point, along geodesics; never decreasing
  std::vector<Instant> times;     // one a point, strictly rising; empty when the track has no times
  std::vector<double> weight;     // metres, see weights()
  std::vector<std::size_t> gaps;  // unrecorded spans, by the indices of the points that begin them, rising
  // True when the first, or the last, point belongs to the record.
  bool starts_recorded = true, ends_recorded = true;
  std::size_t fixes = 0;  // how many of the points belong to the record
};

// Criteria for gaps. A gap is a span between two fixes that is longer than 5 km and that either the record
// itself breaks (a new segment), or that took at least five minutes and ten times the usual (median) time
// between fixes. It is bridged by a geodesic.
inline constexpr Seconds shortest_gap{5 * 60};
inline constexpr double unusual = 10;
inline constexpr Metres least_gap{5e3};

// Returns each point's weight: how far, in metres, the point would lie from where a map shows it, at the
// same share of the distance, if it and all points of less weight were left out. Infinite at both ends and
// where gaps begin and end. The line is halved at its farthest point: Douglas and Peucker (1973), with the
// distance of Meratnia and de By (2004), which also counts lags along the way.
std::vector<double> weights(const std::vector<LonLat>& points, const std::vector<double>& along,
                            const std::vector<std::size_t>& gaps);

}  // namespace homebound::timeline
