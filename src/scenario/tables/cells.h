// Reads numbers and dates as people write them in tables.
#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "scenario/day_order.h"

namespace homebound::scenario {

// Tells whether a cell means that there is no value: "-", "n/a", "\N", "NULL", "无" ...
bool is_missing(std::string_view cell);
// Tells whether a cell has no value, or says that nobody knows it: "TBC", "tba", "to be confirmed", 待定 ...
bool is_unknown(std::string_view cell);

// Reads a whole number: "120", "1,234", "1.234", "1 234", "1'234", "120.0", "120人". A point or comma before
// groups of three digits separates thousands. Nullopt for anything else.
std::optional<int> whole_number(std::string_view cell);
// Reads a decimal number: "12.5", "12,5", "1.234,5", "1,234.5". Of two different marks the last is the
// decimal one. Nullopt for anything else.
std::optional<double> decimal_number(std::string_view cell);

// Reads a weekday, 0 for Sunday: "Mon", "TUESDAY", 星期三. Nullopt for anything else.
std::optional<int> weekday_in(std::string_view cell);
// Reads a month: "3", "03", "Mar", "March", "3月". Nullopt for anything else.
std::optional<int> month_in(std::string_view cell);

// Returns a date as days from 1970-01-01; nullopt when there is no such day between 1900 and 2199. Years
// below 100 are those from 1970 to 2069.
std::optional<int> day_number(int year, int month, int day);
// Returns "2024-03-01" for such a number of days.
std::string iso_day(int day);

// A cell's date, time, or both.
struct CellTime {
  // Days from 1970-01-01. A date in digits that do not show which is the day is kept in each order; nullopt
  // where its parts make no day in that order.
  struct Day {
    std::array<std::optional<int>, day_orders.size()> in_order;  // by DayOrder
    std::optional<int> in(DayOrder order) const { return in_order[static_cast<std::size_t>(order)]; }
    // Returns the day, if the date says itself which it is.
    std::optional<int> certain() const {
      return in_order[0] == in_order[1] && in_order[1] == in_order[2] ? in_order[0] : std::nullopt;
    }
    // Tells whether the year has two digits, which may be the first.
    bool year_may_be_first() const {
      return in_order[2] && in_order[2] != in_order[0] && in_order[2] != in_order[1];
    }
    static Day known(std::optional<int> day) { return {{day, day, day}}; }
  };
  struct MonthDay {
    int month, day;
  };
  std::optional<Day> day;
  std::optional<MonthDay> without_year;           // "29 Apr", instead of `day`
  std::optional<std::chrono::milliseconds> time;  // time of day, up to 24 h
  std::optional<std::chrono::minutes> offset;     // offset from UTC, east positive
  std::optional<int> day_shift;                   // "+1": days after the row's date
  std::optional<int> weekday;                     // that stands beside the date: 0 for Sunday
  bool midnight_in_words = false;  // "midnight" does not say of which end of the day: the start is taken
  bool has_date() const { return day || without_year; }
};

// Reads "2024-03-01 13:00", "2024-03-01T13:00+08:00", "2024/3/1 9:05", "20240301 0905", "202403010905",
// "01/03/2024 1:05 PM", "1.3.24", "1 Mar 2024 13:00", "March 1, 2024", "2024年3月1日13时05分", 4月29日,
// "13:00", "1300hrs", "13.45", "0930Z", "noon", 晚上8点半, "02:30+1", "02:30 (+1 day)", "次日02:30". Nullopt
// for a cell of no such form.
std::optional<CellTime> cell_time(std::string_view cell);
// Reads what most cells hold, "2024-03-01T13:00:30+08:00" as far as it goes, or "13:00": the same as
// cell_time(), sooner. Nullopt for all else.
std::optional<CellTime> plain_time(std::string_view cell);

// Returns the years that a text names in four digits: "Airlift 2023".
std::set<int> years_in(std::string_view text);

// Reads a spreadsheet's number of days since `day_zero` (in days from 1970-01-01), rounded to a second: a
// date, a time when less than one, or both. Nullopt when it is not such a number.
std::optional<CellTime> cell_time_of_days(std::string_view cell, int day_zero);

}  // namespace homebound::scenario
