// Positions as people type them: one grammar for every command.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "scenario/model.h"

namespace homebound::scenario {

// Reads LON,LAT in degrees, with longitudes from -360 to 360, which are wrapped (200 is -160), and
// latitudes from -90 to 90. Throws UsageError for two numbers that are not on the globe. Nullopt for text
// that is not two numbers.
std::optional<LonLat> parse_lonlat(std::string_view text);

// Reads LON,LAT, or the id of one of `places`, or else an airport's present code in any case. Throws
// UsageError for anything else.
LonLat parse_position(std::string_view text, std::span<const Place> places = {});

}  // namespace homebound::scenario
