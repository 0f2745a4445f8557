#include "scenario/tables/draft.h"

#include <cmath>
#include <tuple>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/numbers.h"
#include "base/utf8.h"
#include "data/places/coordinates.h"
#include "data/places/countries.h"
#include "scenario/head_count_text.h"
#include "scenario/tables/cell_kinds.h"
#include "scenario/tables/durations.h"
#include "scenario/tables/fate.h"
#include "scenario/tables/modes.h"
#include "scenario/tables/personal.h"
#include "scenario/tables/title_zones.h"

namespace homebound::scenario {
namespace {

constexpr std::size_t longest_name = 80;
constexpr int most_seats = 5000;  // of a ship

// Returns the other coordinate of the same end.
Field exchanged(Field field) {
  switch (field) {
    case Field::from_lat:
      return Field::from_lon;
    case Field::from_lon:
      return Field::from_lat;
    case Field::to_lat:
      return Field::to_lon;
    case Field::to_lon:
      return Field::to_lat;
    default:
      return field;
  }
}

}  // namespace

std::optional<std::size_t> number_of(const std::string& name) {
  const auto value = number_in<std::size_t>(name);
  return value && *value > 0 ? value : std::nullopt;
}

std::optional<std::size_t> column_titled(const std::vector<std::string>& titles, const std::string& name) {
  for (const bool exact : {true, false})
    for (std::size_t i = 0; i < titles.size(); ++i)
      if (exact ? titles[i] == name : lower(titles[i]) == lower(name)) return i;
  return std::nullopt;
}

std::vector<std::string> Draft::row_as_titles(std::size_t row) const {
  std::vector<std::string> titles;
  for (std::size_t i = 0; i < table.cells(row); ++i) titles.emplace_back(table.at(row, i));
  if (titles.empty()) return titles;
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (titles[0].starts_with(byte_order_mark)) titles[0].erase(0, byte_order_mark.size());
  return titles;
}

std::optional<Title> Draft::title_of(std::size_t column) const {
  if (column >= columns.titles.size()) return std::nullopt;
  std::string text = columns.titles[column];
  if (column == 0)
    while (!text.empty() && (text[0] == '#' || text[0] == '/' || text[0] == ' ')) text.erase(0, 1);
  const std::string unit = column < units.size() ? lower(units[column]) : "";
  if (is_personal(text)) return std::nullopt;
  auto title = read_title(text);
  if (title && title->zone.empty())
    if (const auto with_unit = read_title(text + " " + unit); with_unit && !unit.empty())
      title->zone = with_unit->zone;
  if (!title && column < tags.size())
    title = read_title(tags[column].substr(std::min<std::size_t>(1, tags[column].size())));
  if (title && coordinates_exchanged)
    for (Field& field : title->fields) field = exchanged(field);
  return title;
}

std::set<std::size_t> Draft::chosen_columns() const {
  std::set<std::size_t> all;
  for (const auto& [field, name] : chosen)
    if (const auto titled = column_titled(columns.titles, name))
      all.insert(*titled);
    else if (const auto number = number_of(name))
      all.insert(*number - 1);
  return all;
}

bool Draft::taken(std::size_t column) const {
  return std::find(columns.of.begin(), columns.of.end(), std::optional(column)) != columns.of.end();
}

void Draft::drop(std::initializer_list<Field> fields) {
  for (const Field field : fields)
    if (!chosen.contains(field)) columns.of[index_of(field)].reset();
}

// Eurocontrol's archive of flights gives all times in UTC and does not say so.
bool Draft::is_of_eurocontrol() const {
  return std::ranges::any_of(columns.titles, [](const std::string& t) { return lower(t) == "ectrl id"; });
}

// Returns the zone that an abbreviation of several zones means: that of the only country among them where
// airports of the table lie. Empty where that does not decide, which is asked.
std::string Draft::zone_meant(std::size_t column, const Title& title) {
  if (title.zone_word.empty()) return {};
  std::set<std::string> countries;
  for (const Field end : {Field::from, Field::to})
    if (const auto places = columns[end])
      each_sample(*places, [&](std::string_view cell) {
        if (const auto* airport = airports.find(cell)) countries.insert(airport->country);
      });
  std::string found;
  Text all;
  std::size_t fitting = 0;
  for (const TitleZone& zone : zones_abbreviated(title.zone_word)) {
    if (countries.contains(std::string(zone.country))) found = zone.zone, ++fitting;
    all = told("{}{}{}", "{}{}{}", all, all.empty() ? Text{} : Text{", ", "、"}, zone.zone);
  }
  if (fitting == 1) {
    columns.doubts.push_back(told("{} in {} is taken for {}, where the flights are; it may be {}",
                                  "{1}中的 {0} 视为航班所在的 {2}；也可能是 {3}", title.zone_word,
                                  column_name(columns, column), found, all));
    return found;
  }
  columns.doubts.push_back(
      told("{} in {} may be {}: its times are read as local times at the airport; say which "
           "in [[table]] with zone =",
           "{1}中的 {0} 可能是 {2}：按机场当地时间读取；请在 [[table]] 中用 zone = 指明", title.zone_word,
           column_name(columns, column), all));
  return {};
}

void Draft::add_times(Field field, std::size_t column, const Title& title) {
  auto& times = columns.times[field == Field::arrive];
  if (std::ranges::find(times, title.standing, &TimeColumn::standing) != times.end()) return;
  times.push_back({column, title.standing,
                   is_of_eurocontrol()  ? "UTC"
                   : title.zone.empty() ? zone_meant(column, title)
                                        : title.zone});
  columns.clocks[column] = clock_at(column, true);
}

bool Draft::has_position(bool coming) const {
  return columns[coming ? Field::to_lat : Field::from_lat] &&
         columns[coming ? Field::to_lon : Field::from_lon];
}

bool Draft::has_end(bool coming) const {
  return columns[coming ? Field::to : Field::from].has_value() || has_position(coming);
}

bool Draft::has_codes(bool coming) const {
  const auto column = columns[coming ? Field::to : Field::from];
  return column && codes_in(*column).value_or(0) >= enough;
}

bool Draft::is_code(std::string_view cell) const { return airports.find(cell) != nullptr; }

std::optional<double> Draft::codes_in(std::size_t column) const {
  return share(column, [&](std::string_view cell) { return is_code(cell); });
}

std::function<bool(std::string_view)> Draft::test_of(Field field, std::size_t column) const {
  const auto number = [](double least, double most) {
    return [=](std::string_view cell) {
      const auto n = decimal_number(cell);
      return n && *n >= least && *n <= most;
    };
  };
  const auto degrees = [](bool latitude, double most) {
    return [=](std::string_view cell) {
      const auto n = data::written_degrees(cell, latitude);
      return n && std::abs(*n) <= most;
    };
  };
  switch (field) {
    case Field::from:
    case Field::to:
      return [&](std::string_view cell) { return is_code(cell) || may_be_place(cell); };
    case Field::date:
    case Field::arrive_date:
    case Field::depart:
    case Field::arrive:
      return [this, field, clock = clock_at(column, true)](std::string_view cell) {
        const auto t = moment(cell, clock);
        // "224" may be 2:24, but not where the other numbers of the column are no times.
        const bool bare = clock == Clock::text && cell.size() < 8 && decimal_number(cell) &&
                          !is_stray_days(cell) && !is_pointed(cell);
        return t && !bare && (is_moment(field) || t->has_date());
      };
    case Field::people:
      return has_digit;
    case Field::speed:
      return number(0, 10'000);
    case Field::sure:
      return [](std::string_view cell) { return certainty_named(cell).has_value(); };
    case Field::kind:
      return [](std::string_view cell) { return !is_aircraft(cell); };
    case Field::flight:
      return [](std::string_view cell) {
        const auto n = decimal_number(cell);
        return cell.find(':') == cell.npos && !(n && *n != std::floor(*n));
      };
    case Field::airline:
    case Field::aircraft:
    case Field::registration:
    case Field::callsign:
    case Field::journey:
    case Field::continues:
      return [](std::string_view cell) { return cell.size() <= longest_name; };
    case Field::icao24:
      return [](std::string_view cell) {
        return cell.size() == 6 && cell.find_first_not_of("0123456789abcdefABCDEF") == cell.npos;
      };
    case Field::flight_number:
      return is_flight_number;
    case Field::seats:
      return [](std::string_view cell) { return is_whole(cell, 0, most_seats); };
    case Field::planned:
    case Field::booked:
    case Field::boarded:
    case Field::arrived:
      return [](std::string_view cell) { return head_count_in(cell).has_value(); };
    case Field::nationality:
      return [](std::string_view cell) { return data::Countries::shipped().find(cell, true) != nullptr; };
    case Field::mode:
      return [](std::string_view cell) { return mode_in(cell).has_value(); };
    case Field::groups:
      return [](std::string_view cell) { return cell.starts_with("people="); };
    case Field::year:
      return [](std::string_view cell) { return is_whole(cell, 1900, 2199); };
    case Field::month:
      return [](std::string_view cell) { return month_in(cell).has_value(); };
    case Field::day:
      return [](std::string_view cell) { return is_whole(cell, 1, 31); };
    case Field::from_country:
    case Field::to_country:
      return [](std::string_view cell) { return !data::Countries::shipped().named(cell, true).empty(); };
    case Field::from_lat:
    case Field::to_lat:
      return degrees(true, 90);
    case Field::from_lon:
    case Field::to_lon:
      return degrees(false, 360);
    case Field::duration:
      return [](std::string_view cell) { return duration_in(cell, DurationUnit::minutes).has_value(); };
    case Field::source:
    case Field::note:
    case Field::status:
      break;
  }
  return [](std::string_view) { return true; };
}

std::optional<double> Draft::fit(Field field, std::size_t column) const {
  return share(column, test_of(field, column));
}

void Draft::refuse(Field field, std::size_t column) {
  const auto fits = test_of(field, column);
  std::string example;
  std::size_t bad = 0, all = 0;
  int line = 0;
  each_sample(column, [&](std::string_view cell, std::size_t row) {
    ++all;
    if (fits(cell)) return;
    if (bad++ == 0) example = shortened(cell, 40), line = table.number(row);
  });
  const std::string_view name = field_names[index_of(field)];
  columns.notes.push_back(
      bad == all
          ? told("{} is not taken for {}: '{}' does not fit", "{}未用作 {}：“{}”不符",
                 column_name(columns, column), name, example)
          : told("{} is not taken for {}: {} of {} cells do not fit, the first of them '{}' in line {}",
                 "{0}未用作 {1}：{2}/{3}个单元格不符，首个为第{5}行的“{4}”", column_name(columns, column),
                 name, bad, all, example, line));
}

Clock Draft::clock_at(std::size_t column, bool titled) const {
  std::vector<std::string_view> cells;
  each_sample(column, [&](std::string_view cell) { cells.push_back(cell); });
  const Clock clock = clock_of(cells);
  if (clock != Clock::text || !titled || !table.day_zero) return clock;
  const auto numbers =
      std::ranges::count_if(cells, [](std::string_view c) { return decimal_number(c).has_value(); });
  return 2 * static_cast<std::size_t>(numbers) > cells.size() ? Clock::days : clock;
}

std::optional<CellTime> Draft::moment(std::string_view cell, Clock clock) const {
  return cell_time(cell, clock, table.day_zero.value_or(day_zero_1900));
}

std::optional<CellTime> Draft::moment(std::string_view cell, std::size_t column) const {
  const auto clock = columns.clocks.find(column);
  return moment(cell, clock == columns.clocks.end() ? Clock::text : clock->second);
}

bool Draft::differ(std::size_t column) const {
  std::set<std::string_view> texts;
  std::size_t all = 0;
  each_sample(column, [&](std::string_view cell) { ++all, texts.insert(cell); });
  return 2 * texts.size() > all;
}

double Draft::alike(std::size_t a, std::size_t b) const {
  std::set<std::string_view> one, other;
  std::size_t same_row = 0, rows = 0;
  each_sample(a, [&](std::string_view cell) { one.insert(cell); });
  each_sample(b, [&](std::string_view cell) { other.insert(cell); });
  for (std::size_t row = columns.first_row; row < std::min(columns.end_row, columns.first_row + sample);
       ++row)
    ++rows, same_row += table.at(row, a) == table.at(row, b);
  if (2 * same_row > rows) return -1;  // no flight ends where it starts
  const auto shared = std::ranges::count_if(one, [&](std::string_view cell) { return other.contains(cell); });
  return static_cast<double>(shared) /
         static_cast<double>(std::max<std::size_t>(1, std::min(one.size(), other.size())));
}

}  // namespace homebound::scenario
