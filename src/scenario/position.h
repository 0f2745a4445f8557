// Positions as people type them: one grammar for every command.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "base/message.h"
#include "scenario/model.h"

namespace homebound::scenario {

// Reads LON,LAT in degrees, with longitudes from -360 to 360, which are wrapped (200 is -160), and
// latitudes from -90 to 90. Throws UsageError for two numbers that are not on the globe. Nullopt for text
// that is not two numbers.
std::optional<LonLat> parse_lonlat(std::string_view text);

struct Position {
  LonLat at;
  Text assumed;  // how a name was understood, if that was assumed; else empty
};

// Reads LON,LAT or a position with letters or degrees ("40°5'N 116°35'E"), or the id of one of `places`, or
// else an airport's present code or what the gazetteer knows by name. Throws UsageError for anything else and
// for a name that is ambiguous.
Position parse_position(std::string_view text, std::span<const Place> places = {});

}  // namespace homebound::scenario
