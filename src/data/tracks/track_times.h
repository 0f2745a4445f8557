// Times as records write them.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "base/instant.h"

namespace homebound::data {

// Reads a time in ISO 8601 (UTC where it has no offset), also with "/" or "UTC", with an offset such as
// "+0000", with the month's name, with AM or PM, or as seconds to nanoseconds since 1970; nullopt for
// anything else. "24.12.2024 13:00" has the day first; for slashes and hyphens see the order of days.
enum class DateOrder { unknown, day_first, month_first };
std::optional<Instant> time_in(std::string_view text, DateOrder order = DateOrder::unknown);
// Tells whether such a text says which clock it is of: by an offset, by Z, UTC or GMT, or as a count.
bool tells_clock(std::string_view text);
// Returns how far the clock that a title names is ahead of UTC: "Time (UTC)", "Time (EDT)", "gps_utc".
// Names that are used of several clocks, such as CST in America and in China, are those of the longitude, in
// degrees. Nullopt for a title that names none.
struct NamedClock {
  std::string_view name;           // in small letters
  std::chrono::minutes ahead{};    // of UTC
  double west = -180, east = 180;  // where it is called so
  bool of_a_region() const { return west > -180 || east < 180; }
};
std::optional<NamedClock> clock_named(std::string_view title, double lon);
// Reads seconds, milliseconds, microseconds or nanoseconds since 1970; nullopt when out of range.
std::optional<Instant> time_of_epoch(double number);

// Reads a clock's reading without a date, "13:03:22.836" or "1:03 PM", as the time since midnight.
std::optional<std::chrono::milliseconds> clock_in(std::string_view text);
// Reads a date without a time, as midnight UTC.
std::optional<Instant> date_in(std::string_view text, DateOrder order = DateOrder::unknown);
// Returns the order that dates such as 13/01/2024 must have; unknown when none tells.
DateOrder order_of(std::span<const std::string_view> dates);

// Puts a day to a clock's readings in the order of the record: where the clock goes back by more than half a
// day, midnight has passed.
class RunningDay {
 public:
  void start(Instant midnight) { midnight_ = midnight, last_.reset(); }
  bool known() const { return midnight_.has_value(); }
  Instant at(std::chrono::milliseconds since_midnight);
  std::size_t midnights() const { return midnights_; }

 private:
  std::optional<Instant> midnight_;
  std::optional<std::chrono::milliseconds> last_;
  std::size_t midnights_ = 0;
};

}  // namespace homebound::data
