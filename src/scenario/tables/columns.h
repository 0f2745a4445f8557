// Finds which column of a table holds which field.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "data/register/airports.h"
#include "data/text/table.h"
#include "scenario/model.h"

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
  speed
};
inline constexpr std::array<std::string_view, 13> field_names{
    "flight", "from", "to",   "date",   "depart", "arrive", "arrive_date",
    "people", "kind", "sure", "source", "note",   "speed"};
// Returns nullopt for an unknown name.
std::optional<Field> field_named(std::string_view name);

// Columns that the user chooses, by title or by number from 1; "" prevents a field from being guessed.
using ChosenColumns = std::map<Field, std::string>;

// The columns of a table, found or chosen.
struct Columns {
  std::array<std::optional<std::size_t>, field_names.size()> of;  // indexed by Field
  std::size_t first_row = 0;        // first row of data, from 0: rows above it hold titles
  std::vector<std::string> titles;  // by column; empty where none was found
  // The zones that the titles of depart and arrive name: "UTC" or an IANA zone; empty: the airport's.
  std::array<std::string, 2> zones;
  std::array<bool, 2> scheduled{};  // titles such as "STD" and "计划起飞" mean scheduled times
  std::optional<std::size_t> operator[](Field f) const { return of[static_cast<std::size_t>(f)]; }
};

// Guesses the fields from titles in English and Chinese and, where there are no titles, from the cells.
// Throws Error, whose message is a predicate without a subject, when no columns for `from` and `to` are
// found or a chosen column does not exist.
Columns find_columns(const data::Table& table, const data::Airports& airports, const ChosenColumns& chosen);

// Returns what messages call a column: "'Origin'" or "column 3".
Message column_name(const Columns& columns, std::size_t column);
// Returns the columns in words: "flight = 'No', from = 'Origin', to = 'Dest'; not used: 'Aircraft'".
Message describe(const Columns& columns);

}  // namespace homebound::scenario
