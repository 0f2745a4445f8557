// Helpers that the data formats share: flight paths, times, names and escaping.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "timeline/way.h"

namespace homebound::exporting {

inline constexpr Seconds way_step{120};  // between positions where no fixes are recorded

// Returns the points of all parts as one path. Each part begins where the one before it ended.
std::vector<timeline::TimedPoint> joined(const std::vector<timeline::TimedPart>& parts);
// Splits a path into lines that do not cross the antimeridian. Where it crosses, both lines get a point on
// the antimeridian (RFC 7946, 3.1.9). Longitudes are -180..180 degrees.
std::vector<std::vector<timeline::TimedPoint>> cut_at_antimeridian(
    const std::vector<timeline::TimedPoint>& way);

// Returns "2015-11-10T01:00:00Z", with milliseconds unless they are zero.
std::string utc_text(Instant t);
// Escapes &, <, > and quotes, and drops characters that XML does not allow.
std::string xml_text(std::string_view text);
// Returns "Phnom Penh (PNH)".
std::string place_name(const scenario::Place& place, const std::string& language);

}  // namespace homebound::exporting
