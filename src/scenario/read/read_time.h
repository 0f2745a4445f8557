// Instants as a scenario may write them.
#pragma once

#include "scenario/read/toml_reader.h"

namespace homebound::scenario {

// A date or a date and time, made an instant.
struct Moment {
  Instant at;
  std::string zone;        // of the clock that the file quotes
  bool whole_day = false;  // a date alone: `at` is where the day starts in that zone
  toml::source_position source{};
};

// The value of `key`: a TOML date-time with or without offset, the same as a string, a TOML date, or
// { at = ..., zone = "..." }. Without an offset it is read on the clock of `zone`; a reading that the clock
// skips or shows twice is an error that names the possible instants.
std::optional<Moment> read_moment(TomlReader& table, std::string_view key, const std::string& zone);

// The day that a flight's depart, arrive or date names on some clock, ISO 8601; empty when none does. It is
// needed before the airports, and so before their clocks, are known.
std::string day_named(const toml::table& flight);

// The same with { at, sure, about, zone, note }, where a date alone is not enough.
struct PlacedTime {
  Time time;
  toml::source_position source{};
};
std::optional<PlacedTime> read_time(TomlReader& table, std::string_view key, const std::string& zone);

}  // namespace homebound::scenario
