// Ways as data files have them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "timeline/way.h"

namespace homebound::exporting {

inline constexpr Seconds way_step{120};  // between positions where none are recorded

// The parts' points one after another; each part begins where the one before it ended.
std::vector<timeline::TimedPoint> joined(const std::vector<timeline::TimedPart>& parts);
// Lines that do not cross 180 degrees: where one does, both sides get a point on it (RFC 7946, 3.1.9).
// Longitudes are -180..180.
std::vector<std::vector<timeline::TimedPoint>> cut_at_antimeridian(
    const std::vector<timeline::TimedPoint>& way);

// "2015-11-10T01:00:00Z", with milliseconds where there are some.
std::string utc_text(Instant t);
// &, <, >, quotes escaped; characters that XML does not know left out.
std::string xml_text(std::string_view text);
// "Phnom Penh (PNH)"
std::string place_name(const scenario::Place& place, const std::string& language);

}  // namespace homebound::exporting
