#include "scenario/tables/durations.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "geo/measure/geodesic.h"
#include "scenario/flight_checks.h"
#include "scenario/tables/cells.h"

namespace homebound::scenario {
namespace {

using std::chrono::minutes;

constexpr std::size_t rows_compared = 200;  // rows that are compared with their distances

bool is_figure(char c) { return c >= '0' && c <= '9'; }

std::optional<minutes> plausible(double in_minutes) {
  constexpr double longest = 48 * 60;
  if (!(in_minutes > 0 && in_minutes <= longest)) return std::nullopt;
  return minutes(std::lround(in_minutes));
}

// Returns hours of a duration by a jet between a row's airports; nullopt when it has no two of them.
std::optional<double> usual_hours(const data::Table& table, const Columns& columns,
                                  const data::Airports& airports, std::size_t row) {
  constexpr double climb_and_descent_h = 0.5;
  const auto* from = airports.find(table.at(row, *columns[Field::from]));
  const auto* to = airports.find(table.at(row, *columns[Field::to]));
  if (!from || !to || from == to) return std::nullopt;
  return geodesic_inverse(from->at, to->at).distance.value / 1000 / cruise_of(Mode::air) +
         climb_and_descent_h;
}

}  // namespace

std::optional<minutes> duration_in(std::string_view cell, DurationUnit unit) {
  if (const auto number = decimal_number(cell)) {
    const double per_unit = unit == DurationUnit::days ? 1440 : unit == DurationUnit::hours ? 60 : 1;
    return plausible(*number * per_unit);
  }
  std::string text = lower(cell);
  if (text.starts_with("pt")) text.erase(0, 2);
  for (const auto& [words, letter] :
       {std::pair("个小时", "h"), {"小时", "h"}, {"时", "h"}, {"分钟", "m"}, {"分", "m"}, {"秒", "s"}})
    for (std::size_t at; (at = text.find(words)) != text.npos;)
      text.replace(at, std::string_view(words).size(), letter);
  // Numbers by their units, or with colons.
  double hours = 0, mins = 0, seconds = 0;
  int last = 0;  // the unit before: 1 hours, 2 minutes, 3 seconds
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == ' ') {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    while (i < text.size() && (is_figure(text[i]) || (last == 0 && text[i] == '.'))) ++i;
    const auto number = decimal_number(std::string_view(text).substr(begin, i - begin));
    if (i == begin || !number) return std::nullopt;
    while (i < text.size() && text[i] == ' ') ++i;
    const std::size_t word = i;
    while (i < text.size() && text[i] >= 'a' && text[i] <= 'z') ++i;
    const std::string_view named = std::string_view(text).substr(word, i - word);
    int is = 0;
    if (named.empty() && i < text.size() && text[i] == ':') is = last + 1, ++i;
    if (named.empty() && i >= text.size()) is = last + 1;  // "1:20", "1h20"
    if (named.starts_with('h') || named == "std") is = 1;
    if (named.starts_with('m')) is = 2;
    if (named.starts_with('s') && named != "std") is = 3;
    if (is <= last || is > 3 || (last > 0 && is < 3 && *number >= 60)) return std::nullopt;
    (is == 1 ? hours : is == 2 ? mins : seconds) = *number;
    last = is;
  }
  return last == 0 ? std::nullopt : plausible(hours * 60 + mins + seconds / 60);
}

std::optional<DurationUnit> unit_of_durations(const data::Table& table, const Columns& columns,
                                              const data::Airports& airports, std::size_t column) {
  constexpr std::array units{DurationUnit::minutes, DurationUnit::hours, DurationUnit::days};
  std::array<std::size_t, units.size()> fitting{};
  std::size_t compared = 0;
  bool small = true;  // all numbers may be hours
  for (std::size_t row = columns.first_row; row < columns.end_row && compared < rows_compared; ++row) {
    const std::string_view cell = table.at(row, column);
    if (!columns.is_flight(row) || is_unknown(cell)) continue;
    if (const auto number = decimal_number(cell)) small = small && *number <= 24;
    const auto usual = columns[Field::from] && columns[Field::to] ? usual_hours(table, columns, airports, row)
                                                                  : std::nullopt;
    if (!usual) continue;
    ++compared;
    for (std::size_t i = 0; i < units.size(); ++i) {
      const auto said = duration_in(cell, units[i]);
      const double hours = said ? static_cast<double>(said->count()) / 60 : 0;
      // Slow aircraft take four times as long as a jet.
      fitting[i] += hours > std::max(0.5 * *usual - 0.3, 0.1) && hours < 4 * *usual + 1;
    }
  }
  const auto best = std::ranges::max_element(fitting);
  if (compared == 0) return small ? DurationUnit::hours : DurationUnit::minutes;
  if (compared >= 3 && 2 * *best < compared) return std::nullopt;
  return units[static_cast<std::size_t>(best - fitting.begin())];
}

bool are_durations(const data::Table& table, const Columns& columns, const data::Airports& airports,
                   std::size_t column) {
  if (!columns[Field::from] || !columns[Field::to]) return false;
  std::size_t all = 0, fitting = 0;
  for (std::size_t row = columns.first_row; row < columns.end_row && all < rows_compared; ++row) {
    const auto hours = usual_hours(table, columns, airports, row);
    const auto time = cell_time(table.at(row, column));
    if (!hours || !time || !time->time) continue;
    const double said = static_cast<double>(time->time->count()) / 3'600'000;
    ++all, fitting += std::abs(said - *hours) <= std::max(0.4 * *hours, 1.0);
  }
  return all >= 3 && 10 * fitting >= 8 * all;
}

}  // namespace homebound::scenario
