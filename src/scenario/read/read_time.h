// Reads instants in the forms that a scenario may use.
#pragma once

#include "scenario/read/toml_reader.h"

namespace homebound::scenario {

// A date, or a date and time, as an instant.
struct Moment {
  Instant at;
  std::string zone;        // zone of the clock that the file quotes
  bool whole_day = false;  // a date alone: `at` is the start of the day in that zone
  toml::source_position source{};
};

// Reads the value of `key`: a TOML date-time with or without offset, a string of the same form, a TOML
// date, or { at = ..., zone = "..." }. Without an offset it is local time in `zone`; a local time that the
// zone skips or shows twice is an error that names the possible instants. Nullopt when the key is absent or
// wrong.
std::optional<Moment> read_moment(TomlReader& table, std::string_view key, const std::string& zone);

// Reads `from` and `to`, instants between which an entry is shown. Reports an end that is not after its
// beginning.
TimeSpan read_span(TomlReader& table, const std::string& zone);

// Returns the local day that a flight's depart, arrive or date names, in ISO 8601; empty when none does. It
// is needed before the airports, and so their zones, are known.
std::string day_named(const toml::table& flight);

// A time with its place in the file.
struct PlacedTime {
  Time time;
  toml::source_position source{};
};
// Reads the value of `key` as read_moment() does, but from { at, sure, about, zone, note, scheduled,
// estimated }, and requires a
// time of day.
std::optional<PlacedTime> read_time(TomlReader& table, std::string_view key, const std::string& zone);

}  // namespace homebound::scenario
