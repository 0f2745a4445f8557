// Numbers and dates as people write them in tables.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "base/instant.h"

namespace homebound::scenario {

// "-", "n/a", "\N", "NULL", "无" ...: nothing is said here.
bool is_missing(std::string_view cell);

// A whole number: "120", "1,234", "1.234", "1 234", "1'234", "120.0", "120人". A point or comma before groups
// of three digits parts thousands.
std::optional<int> whole_number(std::string_view cell);
// "12.5", "12,5", "1.234,5", "1,234.5": of two different marks the last is the decimal one.
std::optional<double> decimal_number(std::string_view cell);

enum class DayOrder { day_first, month_first };

// What a cell says of a date, a time, or both.
struct CellTime {
  // Days from 1970-01-01. Of a date in digits of which neither is surely the day: in both orders.
  struct Day {
    std::optional<int> day_first, month_first;
    bool either() const { return day_first && month_first && *day_first != *month_first; }
    std::optional<int> in(DayOrder order) const {
      return order == DayOrder::day_first ? day_first : month_first;
    }
  };
  std::optional<Day> day;
  std::optional<std::chrono::milliseconds> time;  // of the day, may be 24 h
  std::optional<std::chrono::minutes> offset;     // from UTC, east positive
  std::optional<int> day_shift;                   // "+1": days after the date that the row gives
};

// "2024-03-01 13:00", "2024-03-01T13:00+08:00", "2024/3/1 9:05", "20240301 0905", "01/03/2024 1:05 PM",
// "1.3.2024", "1 Mar 2024 13:00", "March 1, 2024", "2024年3月1日13时05分", "13:00", "1300", "02:30+1",
// "02:30 (+1 day)", "次日02:30". Nothing when the cell is none of these.
std::optional<CellTime> cell_time(std::string_view cell);

// A spreadsheet's number of days since `day_zero` (days from 1970-01-01), rounded to a second: a date, a time
// when less than one, or both.
std::optional<CellTime> cell_time_of_days(std::string_view cell, int day_zero);

}  // namespace homebound::scenario
