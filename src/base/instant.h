// Instants are UTC, to the millisecond. A time zone is an IANA name looked up in the system's tz data.
// Every function that takes a zone throws Error when the zone is unknown, except is_zone(), which tells
// whether it is known.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/quantity.h"

namespace homebound {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

inline Seconds seconds_between(Instant from, Instant to) {
  return Seconds(static_cast<double>((to - from).count()) / 1000);
}
inline Instant after(Instant t, Seconds s) {
  return t + std::chrono::milliseconds(static_cast<long long>(s.value * 1000 + (s.value < 0 ? -0.5 : 0.5)));
}

// A wall-clock reading without a zone.
using LocalTime = std::chrono::local_time<std::chrono::milliseconds>;

bool is_zone(std::string_view zone);
// Returns this computer's time zone; empty when the system does not tell.
std::string system_zone();

// The instants at which a clock in `zone` shows `local`: usually one, none in a gap (spring forward), two
// in a fold (fall back). resolve_local() throws Error when the zone is unknown.
struct LocalResolution {
  enum Kind { unique, gap, fold } kind = unique;
  Instant first;   // in a gap: the instant at which the clock jumps
  Instant second;  // in a fold: the later instant; otherwise the same as first
};
LocalResolution resolve_local(LocalTime local, std::string_view zone);

// Returns the offset of a zone from UTC at an instant; east is positive.
std::chrono::minutes zone_offset(Instant t, std::string_view zone);

// Formats "2015-11-10T09:00:00+08:00". UTC is written "+00:00", never "Z".
std::string iso8601(Instant t, std::string_view zone = "UTC");

// Formats the day that a zone's clock shows, "2015-11-10"; such days sort as text.
std::string iso_date(Instant t, std::string_view zone = "UTC");

// Formats with strftime specifiers (those of the date library) on the zone's clock: format_time(t,
// "Asia/Shanghai", "%H:%M").
std::string format_time(Instant t, std::string_view zone, const std::string& format);

// Counts calendar days from the local date at `from` in `from_zone` to the local date at `to` in `to_zone`:
// 1 for a flight that lands on the next day, -1 for one that crosses the date line eastward and lands on
// the day before.
int days_between(Instant from, std::string_view from_zone, Instant to, std::string_view to_zone);

// Parses "2015-11-10T06:00+08:00" or "2015-11-10 06:00:30Z". Seconds and their fraction are optional, the
// offset is required. Returns nullopt for any other text.
std::optional<Instant> parse_instant(std::string_view text);
// Parses the same without an offset: "2015-11-10T06:00", "2015-11-10 06:00".
std::optional<LocalTime> parse_local_time(std::string_view text);

}  // namespace homebound
