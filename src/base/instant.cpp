#include "base/instant.h"

#include <cstdlib>
#include <sstream>

#include <date/date.h>
#include <date/tz.h>
#include <fmt/format.h>

#include "base/error.h"
#include "base/memo.h"

namespace homebound {
namespace {

using std::chrono::milliseconds;
using DateLocal = date::local_time<milliseconds>;

const date::time_zone* find_zone(std::string_view zone) {
  // Times come in runs of few zones, and finding one by its name takes longer than reading its clock.
  thread_local Memo<const date::time_zone*> known(256);
  return known.get(zone, [&] {
    try {
      return date::locate_zone(std::string(zone));
    } catch (const std::runtime_error&) {
      throw Error(told("unknown time zone '{}'", "未知的时区“{}”", zone));
    }
  });
}

// Formats a clock's day as ISO 8601 does.
std::string iso_day_of(date::sys_days day) {
  const date::year_month_day ymd(day);
  const int year = static_cast<int>(ymd.year());
  if (year < 0 || year > 9999) return date::format("%Y-%m-%d", day);
  return fmt::format("{:04}-{:02}-{:02}", year, static_cast<unsigned>(ymd.month()),
                     static_cast<unsigned>(ymd.day()));
}

// Returns what a zone's clock shows, to the second: offsets had seconds until about 1900.
date::sys_seconds on_clock(Instant t, std::string_view zone) {
  const auto second = date::floor<std::chrono::seconds>(t);
  return second + find_zone(zone)->get_info(second).offset;
}

// Accepts digits only, so that "1e3" or "+1" cannot pass.
bool take_number(std::string_view& text, std::size_t digits, int& value) {
  if (text.size() < digits) return false;
  value = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return false;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(digits);
  return true;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

// Consumes a date and a time and leaves what follows (the offset) in `text`.
std::optional<LocalTime> take_local(std::string_view& text) {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
  if (!take_number(text, 4, year) || !take(text, '-') || !take_number(text, 2, month) || !take(text, '-') ||
      !take_number(text, 2, day))
    return std::nullopt;
  if (!take(text, 'T') && !take(text, ' ')) return std::nullopt;
  if (!take_number(text, 2, hour) || !take(text, ':') || !take_number(text, 2, minute)) return std::nullopt;
  milliseconds fraction{0};
  if (take(text, ':')) {
    if (!take_number(text, 2, second)) return std::nullopt;
    if (take(text, '.')) {
      int unit = 100, digits = 0, digit = 0;
      for (; take_number(text, 1, digit); unit /= 10, ++digits) fraction += milliseconds(digit * unit);
      if (digits == 0) return std::nullopt;
    }
  }
  const date::year_month_day ymd{date::year(year), date::month(static_cast<unsigned>(month)),
                                 date::day(static_cast<unsigned>(day))};
  if (!ymd.ok() || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  const auto since_epoch = date::sys_days(ymd).time_since_epoch() + std::chrono::hours(hour) +
                           std::chrono::minutes(minute) + std::chrono::seconds(second) + fraction;
  return LocalTime(since_epoch);
}

}  // namespace

bool is_zone(std::string_view zone) {
  try {
    return date::locate_zone(std::string(zone)) != nullptr;
  } catch (const std::runtime_error&) {
    return false;
  }
}

std::string system_zone() {
  try {
    return date::current_zone()->name();
  } catch (const std::runtime_error&) {
    return {};
  }
}

LocalResolution resolve_local(LocalTime local, std::string_view zone) {
  const auto info = find_zone(zone)->get_info(DateLocal(local.time_since_epoch()));
  const auto at_offset = [&](std::chrono::seconds offset) {
    return Instant(local.time_since_epoch() - offset);
  };
  const Instant first = at_offset(info.first.offset);
  if (info.result == date::local_info::unique) return {LocalResolution::unique, first, first};
  if (info.result == date::local_info::nonexistent) {
    const Instant jump(info.first.end.time_since_epoch());
    return {LocalResolution::gap, jump, jump};
  }
  return {LocalResolution::fold, first, at_offset(info.second.offset)};
}

std::chrono::minutes zone_offset(Instant t, std::string_view zone) {
  const auto info = find_zone(zone)->get_info(date::floor<std::chrono::seconds>(t));
  return std::chrono::duration_cast<std::chrono::minutes>(info.offset);
}

std::string iso8601(Instant t, std::string_view zone) {
  const std::chrono::minutes offset = zone_offset(t, zone);
  const auto local = date::floor<std::chrono::seconds>(t + offset);
  const auto day = date::floor<date::days>(local);
  const auto second = (local - day).count();
  const auto magnitude = std::abs(offset.count());
  return fmt::format("{}T{:02}:{:02}:{:02}{}{:02}:{:02}", iso_day_of(day), second / 3600, second / 60 % 60,
                     second % 60, offset.count() < 0 ? '-' : '+', magnitude / 60, magnitude % 60);
}

std::string iso_date(Instant t, std::string_view zone) {
  return iso_day_of(date::floor<date::days>(on_clock(t, zone)));
}

std::string format_time(Instant t, std::string_view zone, const std::string& format) {
  return date::format(format, on_clock(t, zone));
}

int days_between(Instant from, std::string_view from_zone, Instant to, std::string_view to_zone) {
  const auto day = [](Instant t, std::string_view zone) {
    return date::floor<date::days>(on_clock(t, zone)).time_since_epoch();
  };
  return static_cast<int>((day(to, to_zone) - day(from, from_zone)).count());
}

std::optional<LocalTime> parse_local_time(std::string_view text) {
  const auto local = take_local(text);
  return text.empty() ? local : std::nullopt;
}

std::optional<Instant> parse_instant(std::string_view text) {
  const auto local = take_local(text);
  if (!local) return std::nullopt;
  if (text == "Z" || text == "z") return Instant(local->time_since_epoch());
  const bool west = take(text, '-');
  if (!west && !take(text, '+')) return std::nullopt;
  int hours = 0, minutes = 0;
  if (!take_number(text, 2, hours)) return std::nullopt;
  take(text, ':');
  if (!text.empty() && !take_number(text, 2, minutes)) return std::nullopt;
  if (!text.empty() || hours > 18 || minutes > 59) return std::nullopt;
  const std::chrono::minutes offset = std::chrono::hours(hours) + std::chrono::minutes(minutes);
  return Instant(local->time_since_epoch() - (west ? -offset : offset));
}

}  // namespace homebound
