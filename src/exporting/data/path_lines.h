// Flight paths as lines that the data formats can write.
#pragma once

#include <vector>

#include "timeline/flight_path.h"

namespace homebound::exporting {

inline constexpr Seconds path_step{120};  // between positions where no fixes are recorded

// Returns the points of all parts as one path. Each part begins where the one before it ended.
std::vector<timeline::TimedPoint> joined(const std::vector<timeline::TimedPart>& parts);
// Splits a path into lines that do not cross the antimeridian. Where it crosses, both lines get a point on
// the antimeridian (RFC 7946, 3.1.9). Longitudes are -180..180 degrees.
std::vector<std::vector<timeline::TimedPoint>> cut_at_antimeridian(
    const std::vector<timeline::TimedPoint>& path);

}  // namespace homebound::exporting
