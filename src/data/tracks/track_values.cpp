#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/trim.h"
#include "base/utf8.h"
#include "data/tracks/track_parts.h"
#include "geo/sphere.h"

namespace homebound::data {
namespace {

// Returns what is wrong with a position; empty when nothing is.
Text fault_of(double lon, double lat) {
  if (!(std::abs(lat) <= 90))
    return told(
        "latitude {} does not lie between -90 and 90 degrees{}", "纬度 {} 不在-90至90度之间{}", lat,
        std::abs(lon) <= 90 ? Text{"; are longitude and latitude swapped?", "；经纬度是否颠倒？"} : Text{});
  if (!(std::abs(lon) <= 360))
    return told("longitude {} does not lie between -360 and 360 degrees", "经度 {} 不在-360至360度之间", lon);
  return {};
}

}  // namespace

void TrackText::fail(std::size_t line, const Text& message) const {
  throw InputError({{file, static_cast<int>(line), line > 0 ? 1 : 0, Severity::error, message}});
}

std::size_t TrackText::line_of(std::size_t byte) const {
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(byte, text.size()));
  return static_cast<std::size_t>(std::count(text.begin(), end, '\n')) + 1;
}

void RawFile::leave_out(std::size_t line, const Text& why) {
  if (++broken.count > 1) return;
  broken.line = line;
  broken.first = why;
}

std::optional<Instant> RawFile::time(std::string_view text, DateOrder order) {
  const auto result = time_in(text, order);
  unnamed_clock = unnamed_clock || (result && !tells_clock(text));
  return result;
}

void RawFile::quote_clock(std::chrono::minutes ahead) {
  several_clocks = several_clocks || (ahead_of_utc && *ahead_of_utc != ahead);
  ahead_of_utc = ahead;
}

std::optional<LonLat> RawFile::position(double lon, double lat, std::size_t line) {
  if (const Text fault = fault_of(lon, lat); !fault.empty()) {
    leave_out(line, fault);
    return std::nullopt;
  }
  return LonLat{wrapped(lon), lat};
}

Text no_time(std::string_view text) {
  return told("'{}' is not a time; expected one such as 2015-11-10T01:00:00Z",
              "“{}”不是时间；应如 2015-11-10T01:00:00Z", shortened(trimmed(text)));
}

}  // namespace homebound::data
