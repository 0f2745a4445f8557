#include "scenario/tables/clock.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

namespace homebound::scenario {
namespace {

using std::chrono::milliseconds;

constexpr double first_second = 3e8, last_second = 7.2e9;  // 1979 to 2198
constexpr double first_day = 20'000, last_day = 90'000;    // 1954 to 2146 where day 0 is in 1899

bool is_time_of_day(double hhmm) {
  return hhmm >= 0 && hhmm <= 2400 && hhmm == std::floor(hhmm) && std::fmod(hhmm, 100) < 60;
}

// Returns a cell of hours and minutes without the days behind it: "0010" of "0010+1".
std::string_view without_shift(std::string_view cell) {
  const std::size_t sign = cell.find_first_of("+-");
  if (sign < 3 || sign == cell.npos || cell.size() != sign + 2 || cell[sign + 1] < '0' ||
      cell[sign + 1] > '3')
    return cell;
  const std::string_view digits = cell.substr(0, sign);
  const std::size_t end = digits.find_last_not_of(' ');
  const bool bare = digits.substr(0, end + 1).find_first_not_of("0123456789") == digits.npos;
  return bare && end < 4 ? digits.substr(0, end + 1) : cell;
}

CellTime instant(double since_1970_ms) {
  const auto all = milliseconds(std::llround(since_1970_ms));
  const auto day = std::chrono::floor<std::chrono::days>(all);
  const int number = static_cast<int>(day.count());
  CellTime time;
  time.day = CellTime::Day{number, number};
  time.time = all - day;
  time.offset = std::chrono::minutes(0);
  return time;
}

}  // namespace

bool is_pointed(std::string_view cell) {
  const std::size_t point = cell.find('.');
  if (point == cell.npos || point == 0 || point > 2 || cell.size() != point + 3) return false;
  const auto number = decimal_number(cell);
  return number && *number >= 0 && *number < 24 && cell[point + 1] < '6';
}

Clock clock_of(std::span<const std::string_view> cells) {
  std::vector<double> numbers;
  std::size_t hhmm = 0, other_times = 0;
  for (const std::string_view cell : cells)
    if (const auto number = decimal_number(without_shift(cell))) {
      numbers.push_back(*number);
      hhmm += without_shift(cell).size() == 4 && !is_pointed(cell) && is_time_of_day(*number);
    } else if (const auto time = cell_time(cell)) {
      other_times += !time->has_date();
    }
  // "0915" beside "15:10"
  if (hhmm > 0 && hhmm == numbers.size() && hhmm + other_times == cells.size()) return Clock::hours;
  if (numbers.empty() || 10 * numbers.size() < 8 * cells.size()) return Clock::text;
  const auto most = [&](auto fits) {
    return 10 * static_cast<std::size_t>(std::ranges::count_if(numbers, fits)) >= 9 * numbers.size();
  };
  const auto within = [](double from, double to) { return [=](double n) { return n >= from && n < to; }; };
  // Dates in digits lie between these ranges: 20240301, 202403011305, 20240301130500.
  if (most(within(first_second, last_second))) return Clock::seconds;
  if (most(within(first_second * 1000, last_second * 1000))) return Clock::milliseconds;
  if (most(within(first_day, last_day))) return Clock::days;
  if (10 * static_cast<std::size_t>(std::ranges::count_if(cells, is_pointed)) >= 9 * cells.size() &&
      std::ranges::any_of(numbers, [](double n) { return n >= 1; }))
    return Clock::points;
  const bool fractions = std::ranges::any_of(numbers, [](double n) { return n != std::floor(n); });
  if (fractions && most(within(0, 1))) return Clock::days;
  // Numbers up to 24 might be hours as well as minutes after midnight.
  if (!fractions && most(is_time_of_day) && std::ranges::any_of(numbers, [](double n) { return n > 24; }))
    return Clock::hours;
  return Clock::text;
}

bool is_stray_days(std::string_view cell) {
  const auto number = decimal_number(cell);
  const bool fraction = cell.find_first_of(".,") != cell.npos;
  return number &&
         ((fraction && *number >= 0 && *number < 1) || (*number >= first_day && *number < last_day));
}

std::optional<CellTime> cell_time(std::string_view cell, Clock clock, int day_zero) {
  if (clock == Clock::text) return is_stray_days(cell) ? cell_time_of_days(cell, day_zero) : cell_time(cell);
  const auto number = decimal_number(cell);
  if (!number) return cell_time(cell);
  switch (clock) {
    case Clock::points:
      return is_pointed(cell) ? cell_time(cell) : std::nullopt;
    case Clock::seconds:
      return std::abs(*number) < last_second ? std::optional(instant(*number * 1000)) : std::nullopt;
    case Clock::milliseconds:
      return std::abs(*number) < last_second * 1000 ? std::optional(instant(*number)) : std::nullopt;
    case Clock::days:
      return cell_time_of_days(cell, day_zero);
    case Clock::hours: {
      if (is_pointed(cell)) return cell_time(cell);  // "8.00" beside "0915"
      if (!is_time_of_day(*number)) return std::nullopt;
      const int hhmm = static_cast<int>(*number);
      CellTime time;
      time.time = std::chrono::hours(hhmm / 100) + std::chrono::minutes(hhmm % 100);
      return time;
    }
    case Clock::text:
      break;
  }
  return std::nullopt;
}

Text note_of(Clock clock) {
  switch (clock) {
    case Clock::hours:
      return {"numbers are hours and minutes (5 is 00:05)", "数字为时分（5 即 00:05）"};
    case Clock::points:
      return {"numbers are hours and minutes (13.45 is 13:45)", "数字为时分（13.45 即 13:45）"};
    case Clock::seconds:
      return {"numbers are seconds since 1970, UTC", "数字为自1970年起的秒数（UTC）"};
    case Clock::milliseconds:
      return {"numbers are milliseconds since 1970, UTC", "数字为自1970年起的毫秒数（UTC）"};
    case Clock::days:
      return {"numbers are a spreadsheet's days", "数字为电子表格的天数"};
    case Clock::text:
      break;
  }
  return {};
}

}  // namespace homebound::scenario
