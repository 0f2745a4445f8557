// Which column of a table holds which field.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "scenario/model.h"
#include "scenario/tables/clock.h"

namespace homebound::scenario {

// The fields that a column of a table of flights can hold.
enum class Field {
  flight,
  from,
  to,
  date,
  depart,
  arrive,
  arrive_date,
  people,
  kind,
  sure,
  source,
  note,
  speed,
  airline,  // operates the flight; its code goes before a flight number that is a bare number
  status,   // says of a flight that it was cancelled or diverted
  year,
  month,
  day,  // of the month
  from_lat,
  from_lon,
  to_lat,
  to_lon,
  from_country,  // tells towns of one name apart, and is the place where there is no other
  to_country,
  duration,  // of the flight, from block to block
  aircraft,  // its type
  registration,
  callsign,
  icao24,
  flight_number,  // beside a column of ids
  seats,
  planned,  // people at stages, in the order of `Stage`
  booked,
  boarded,
  arrived,
  nationality,  // of all people aboard
  journey,
  continues,  // the leg before, by its flight
  mode,
  groups  // "people=90, kind=suspects; people=12, kind=officers"
};
inline constexpr std::array<std::string_view, 40> field_names{
    "flight",      "from",          "to",         "date",     "depart",   "arrive",       "arrive_date",
    "people",      "kind",          "sure",       "source",   "note",     "speed",        "airline",
    "status",      "year",          "month",      "day",      "from_lat", "from_lon",     "to_lat",
    "to_lon",      "from_country",  "to_country", "duration", "aircraft", "registration", "callsign",
    "icao24",      "flight_number", "seats",      "planned",  "booked",   "boarded",      "arrived",
    "nationality", "journey",       "continues",  "mode",     "groups"};
// Columns of the files that this program writes, which are known by these titles alone: they say more of what
// stands in a field's column.
inline constexpr std::array<std::string_view, 7> beside_titles{
    "from_said", "to_said", "depart_sure", "arrive_sure", "people_about", "people_min", "people_max"};
// Tells whether a field is a time of a departure or an arrival.
inline bool is_moment(Field field) { return field == Field::depart || field == Field::arrive; }
// Returns nullopt for an unknown name.
std::optional<Field> field_named(std::string_view name);

// Columns that the user chooses, by title or by number from 1; "" prevents a field from being guessed.
using ChosenColumns = std::map<Field, std::string>;
// Guesses that proved wrong: a column that does not hold a field after all.
using NotColumns = std::set<std::pair<Field, std::size_t>>;

// How the times of a column stand to the flight, the best first. `plain` ones say nothing; beside scheduled
// times they are actual ones.
enum class Standing { actual, plain, tracked, expected, scheduled };

// A column of departures or arrivals.
struct TimeColumn {
  std::size_t column = 0;
  Standing standing = Standing::plain;
  std::string zone;  // that its title names: "UTC" or an IANA zone; empty: the airport's
  bool operator==(const TimeColumn&) const = default;
};

// What bare numbers of durations count.
enum class DurationUnit { minutes, hours, days };

// The columns of a table, found or chosen.
struct Columns {
  std::array<std::optional<std::size_t>, field_names.size()> of;  // indexed by Field
  std::size_t first_row = 0, end_row = 0;  // rows of data, from 0; titles lie before them, or behind
  // Rows among them that hold tags, units, remarks, the titles again, or totals.
  std::set<std::size_t> no_flights;
  std::set<std::size_t> totals;     // those of totals: "Total", "小计", or only the sum of the people above
  std::set<std::size_t> of_others;  // rows of another table, below titles in another order
  std::vector<std::string> titles;  // by column; empty where none was found
  std::size_t width = 0;            // how many columns the table has
  std::set<std::size_t> untitled;   // columns that hold something and have no title while others have one
  std::array<std::vector<TimeColumn>, 2> times;  // of departures and of arrivals, the best first
  std::vector<std::size_t> statuses, remarks;    // all columns for Field::status and Field::note
  std::map<std::size_t, Clock> clocks;           // of columns of times; text where there is none
  std::vector<Text> notes;   // guesses that were not made, and why; rows that are no flights; clocks
  std::vector<Text> doubts;  // guesses that may be wrong
  DurationUnit duration_unit = DurationUnit::minutes;
  bool duration_is_actual = false;     // that of the flight as it was flown, by its title
  std::optional<std::size_t> weekday;  // the column that repeats the weekday of the date
  std::set<std::size_t> carried;       // columns whose empty cells mean the cell above: merged cells
  // Columns that hold parts of another's cells, and that other one, which messages name.
  std::map<std::size_t, std::size_t> parts_of;
  // Returns the column in which a column's cells are written.
  std::size_t written_in(std::size_t column) const {
    const auto whole = parts_of.find(column);
    return whole == parts_of.end() ? column : whole->second;
  }
  // The flight column holds running numbers of rows, which tell no flights apart.
  bool numbers_rows = false;
  std::optional<std::size_t> operator[](Field f) const { return of[static_cast<std::size_t>(f)]; }
  bool is_flight(std::size_t row) const { return !no_flights.contains(row); }
  std::size_t rows() const { return end_row - first_row - no_flights.size(); }
};

// Returns what messages call a column: "'Origin'" or "column 3".
Text column_name(const Columns& columns, std::size_t column);
// Returns the columns in words: "flight = 'No', from = 'Origin', to = 'Dest'; not used: 'Aircraft'".
Text describe(const Columns& columns);
// Tells whether a column is read.
bool is_used(const Columns& columns, std::size_t column);
// Returns the titles of columns that are not used, and those that have no title.
std::vector<std::string> unused_titles(const Columns& columns);
std::vector<std::size_t> unused_untitled(const Columns& columns);

}  // namespace homebound::scenario
