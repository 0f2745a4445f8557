#include "scenario/position.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "data/places/coordinates.h"
#include "data/places/gazetteer.h"

namespace homebound::scenario {

std::optional<LonLat> parse_lonlat(std::string_view text) {
  constexpr auto order = data::DegreeOrder::longitude_first;
  if (data::is_off_the_globe(text, order))
    throw UsageError(fmt::format(
        "'{}' is not on the globe: longitude first, -360 to 360, then latitude, -90 to 90", text));
  const auto written = data::written_position(text, order);
  return written ? std::optional(written->at) : std::nullopt;
}

Position parse_position(std::string_view text, std::span<const Place> places) {
  if (const auto at = parse_lonlat(text)) return {*at, {}};
  if (const auto own = std::ranges::find(places, text, &Place::id); own != places.end()) return {own->at, {}};
  const data::Meaning meaning =
      data::Gazetteer::shipped().resolve(text, {.among = data::PlaceContext::Among::codes});
  using Sure = data::Meaning::Sure;
  if (meaning.sure == Sure::ambiguous)
    throw UsageError(fmt::format("'{}' may be {}", text, data::described(meaning).english));
  if (meaning.sure == Sure::unknown)
    throw UsageError(fmt::format(
        "'{}' is neither LON,LAT in degrees, such as 116.58,40.08, nor a place or an airport's code", text));
  const LonLat at = meaning.airport   ? meaning.airport->at
                    : meaning.country ? meaning.country->at
                                      : *meaning.position;
  return {at, meaning.sure == Sure::assumed ? told("'{}': {}", "“{}”：{}", text, data::described(meaning))
                                            : Text{}};
}

}  // namespace homebound::scenario
