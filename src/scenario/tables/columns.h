// Which column of a table says what.
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

// What a column of a table of flights can hold.
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
std::optional<Field> field_named(std::string_view name);

// Columns as a user sets them: by title, or by number from 1; "" keeps a field from being guessed.
using ChosenColumns = std::map<Field, std::string>;

struct Columns {
  std::array<std::optional<std::size_t>, field_names.size()> of;  // by Field, from 0
  std::size_t first_row = 0;                                      // of the data: rows above it hold titles
  std::vector<std::string> titles;                                // by column; empty where none was found
  // What titles say of the clocks behind depart and arrive: "UTC", or a zone; empty: the airport's.
  std::array<std::string, 2> zones;
  std::array<bool, 2> scheduled{};  // "STD", "计划起飞"
  std::optional<std::size_t> operator[](Field f) const { return of[static_cast<std::size_t>(f)]; }
};

// Fields are guessed from titles in English and Chinese, and where there are none from what the cells hold.
// Throws Error, a predicate without a subject, when no columns for `from` and `to` are found, or a chosen one
// is not there.
Columns find_columns(const data::Table& table, const data::Airports& airports, const ChosenColumns& chosen);

// How a column is called in messages: "'Origin'", or "column 3".
Message column_name(const Columns& columns, std::size_t column);
// "flight = 'No', from = 'Origin', to = 'Dest'; not used: 'Aircraft'"
Message describe(const Columns& columns);

}  // namespace homebound::scenario
