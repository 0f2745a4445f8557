// The ways in which the cells of a column write times as bare numbers.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/message.h"
#include "scenario/tables/cells.h"

namespace homebound::scenario {

enum class Clock {
  text,          // as people write dates and times
  hours,         // hhmm without a colon: 5 is 00:05, 2400 the midnight that ends the day
  points,        // hours and minutes with a point: 13.45
  seconds,       // since 1970-01-01 UTC
  milliseconds,  // since 1970-01-01 UTC
  days           // a spreadsheet's days since its day zero, with the time as a fraction
};

// Day 0 of spreadsheets, in days from 1970-01-01: 1899-12-30, and 1904-01-01 for those of old Macs.
inline constexpr int day_zero_1900 = -25569, day_zero_1904 = -24107;

// Finds the clock of a column from its cells. Numbers that can be no time make it `text`.
Clock clock_of(std::span<const std::string_view> cells);

// Tells whether a cell is hours and minutes with a point and two digits behind it: "13.45".
bool is_pointed(std::string_view cell);
// Tells whether a cell among times in text is a spreadsheet's number of days: 0.5 is noon, 45234.5 that of 4
// November 2023. No time that people write is such a number.
bool is_stray_days(std::string_view cell);

// Reads a cell of a column with this clock; text is understood in every column. Nullopt when it is neither.
std::optional<CellTime> cell_time(std::string_view cell, Clock clock, int day_zero);

// Says how numbers are understood: "numbers are seconds since 1970"; empty for text.
Text note_of(Clock clock);

}  // namespace homebound::scenario
