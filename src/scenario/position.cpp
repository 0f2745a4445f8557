#include "scenario/position.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/error.h"
#include "base/numbers.h"
#include "data/register/airports.h"
#include "geo/sphere.h"

namespace homebound::scenario {
std::optional<LonLat> parse_lonlat(std::string_view text) {
  const auto comma = text.find(',');
  if (comma == text.npos) return std::nullopt;
  const auto lon = number_in(text.substr(0, comma)), lat = number_in(text.substr(comma + 1));
  if (!lon || !lat) return std::nullopt;
  if (std::abs(*lon) > 360 || std::abs(*lat) > 90)
    throw UsageError(fmt::format(
        "'{}' is not on the globe: longitude first, -360 to 360, then latitude, -90 to 90", text));
  return LonLat{wrapped(*lon), *lat};
}

LonLat parse_position(std::string_view text, std::span<const Place> places) {
  if (const auto at = parse_lonlat(text)) return *at;
  if (const auto own = std::ranges::find(places, text, &Place::id); own != places.end()) return own->at;
  if (const data::Airport* airport = data::Airports::shipped().find(text)) return airport->at;
  throw UsageError(
      fmt::format("'{}' is neither LON,LAT in degrees, such as 116.58,40.08, nor {}an airport's code", text,
                  places.empty() ? "" : "a place or "));
}

}  // namespace homebound::scenario
