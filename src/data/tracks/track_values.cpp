#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/error.h"
#include "base/numbers.h"
#include "base/trim.h"
#include "data/tracks/track_parts.h"
#include "geo/sphere.h"

namespace homebound::data {
namespace {

// Numbers from here on are milliseconds since 1970: as seconds they would lie beyond the year 5000.
constexpr double least_milliseconds = 1e11;
// Milliseconds: the year 2096, beyond which a number is not the time of a record.
constexpr double latest = 4e12;

}  // namespace

void TrackText::fail(std::size_t line, const Message& message) const {
  throw InputError({{file, static_cast<int>(line), line > 0 ? 1 : 0, Severity::error, message}});
}

std::size_t TrackText::line_of(std::size_t byte) const {
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(byte, text.size()));
  return static_cast<std::size_t>(std::count(text.begin(), end, '\n')) + 1;
}

LonLat TrackText::position(double lon, double lat, std::size_t line) const {
  if (!(std::abs(lat) <= 90))
    fail(line,
         told("latitude {} does not lie between -90 and 90 degrees{}", "纬度 {} 不在-90至90度之间{}", lat,
              std::abs(lon) <= 90 ? Message{"; are longitude and latitude swapped?", "；经纬度是否颠倒？"}
                                  : Message{}));
  if (!(std::abs(lon) <= 360))
    fail(line,
         told("longitude {} does not lie between -360 and 360 degrees", "经度 {} 不在-360至360度之间", lon));
  return {wrapped(lon), lat};
}

std::optional<Instant> time_of_epoch(double number) {
  const double ms = number < least_milliseconds ? number * 1000 : number;
  if (!(ms >= 0 && ms <= latest)) return std::nullopt;
  return Instant(std::chrono::milliseconds(std::llround(ms)));
}

std::optional<Instant> time_in(std::string_view text) {
  text = trimmed(text);
  if (const auto number = number_in(text)) return time_of_epoch(*number);
  std::string iso(text);
  if (iso.size() > 10 && iso[4] == '/' && iso[7] == '/') iso[4] = iso[7] = '-';
  if (iso.ends_with(" UTC")) iso.resize(iso.size() - 4);
  if (const auto instant = parse_instant(iso)) return instant;
  if (const auto utc = parse_local_time(iso)) return Instant(utc->time_since_epoch());
  return std::nullopt;
}

}  // namespace homebound::data
