// Columns in the making: what is known of them so far, and what the cells of a table say.
#pragma once

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "data/register/airports.h"
#include "data/text/table.h"
#include "scenario/tables/cells.h"
#include "scenario/tables/columns.h"
#include "scenario/tables/titles.h"

namespace homebound::scenario {

inline constexpr double enough = 0.5;  // share of the cells that must fit a guess

inline std::size_t index_of(Field field) { return static_cast<std::size_t>(field); }
inline bool is_end(Field field) { return field == Field::from || field == Field::to; }

// Returns the number, from 1, that a chosen column is named by; nullopt for a title.
std::optional<std::size_t> number_of(const std::string& name);
// Returns the column of a title, exactly so if there is one, or else whatever its capitals.
std::optional<std::size_t> column_titled(const std::vector<std::string>& titles, const std::string& name);

class Draft {
 public:
  // All must outlive the draft.
  Draft(const data::Table& table_, const data::Airports& airports_, const ChosenColumns& chosen_,
        const NotColumns& not_columns_)
      : table(table_), airports(airports_), chosen(chosen_), not_columns(not_columns_) {}

  const data::Table& table;
  const data::Airports& airports;
  const ChosenColumns& chosen;
  const NotColumns& not_columns;
  Columns columns;
  bool coordinates_exchanged = false;    // titles of latitudes and longitudes stand over one another's cells
  std::vector<std::string> tags, units;  // the rows of HXL's tags and of units; empty where there are none

  std::vector<std::string> row_as_titles(std::size_t row) const;
  // Interprets a column's title, with its unit, or the HXL tag below it.
  std::optional<Title> title_of(std::size_t column) const;
  std::set<std::size_t> chosen_columns() const;
  // Tells whether a column holds a field already.
  bool taken(std::size_t column) const;
  // Take back what was guessed of fields.
  void drop(std::initializer_list<Field> fields);
  // Adds a column of departures or arrivals. Of columns that stand alike, only the first is of use.
  void add_times(Field field, std::size_t column, const Title& title);

  // Ends: of the departure, or of the arrival if `coming`.
  bool has_position(bool coming) const;
  bool has_end(bool coming) const;
  // Tells whether an end is named by codes, which need no position.
  bool has_codes(bool coming) const;

  // Returns a test of whether a cell of a column can hold the field.
  std::function<bool(std::string_view)> test_of(Field field, std::size_t column) const;
  // Returns the share (0..1) of a column's cells that can hold the field; nullopt when all are empty.
  std::optional<double> fit(Field field, std::size_t column) const;
  // Says that a title's promise is not kept by the cells, and by which first.
  void refuse(Field field, std::size_t column);
  bool is_code(std::string_view cell) const;
  // Returns the share of a column's cells that are codes of airports.
  std::optional<double> codes_in(std::size_t column) const;
  Clock clock_at(std::size_t column, bool titled) const;
  std::optional<CellTime> moment(std::string_view cell, Clock clock) const;
  std::optional<CellTime> moment(std::string_view cell, std::size_t column) const;
  // Tells whether most cells of a column say what no other says.
  bool differ(std::size_t column) const;
  // Returns how far two columns hold the same codes (0..1): the airports at which flights start are those at
  // which they end, while a code of an airline is neither. Negative where they are the same row by row.
  double alike(std::size_t a, std::size_t b) const;

  // Visits the cells of some rows of a column, evenly spread, that hold something: visit(cell) or
  // visit(cell, row).
  template <class Visit>
  void each_sample(std::size_t column, Visit visit) const {
    const std::size_t from = columns.first_row;
    const std::size_t rows = columns.end_row - std::min(from, columns.end_row);
    for (std::size_t i = 0; i < std::min(rows, sample); ++i) {
      const std::size_t row = from + i * rows / std::min(rows, sample);
      const std::string_view cell = table.at(row, column);
      if (is_unknown(cell) || !columns.is_flight(row)) continue;
      if constexpr (std::is_invocable_v<Visit, std::string_view, std::size_t>)
        visit(cell, row);
      else
        visit(cell);
    }
  }

  // Returns the share (0..1) of the sampled cells that pass; nullopt when all are empty.
  template <class Passes>
  std::optional<double> share(std::size_t column, Passes passes) const {
    std::size_t good = 0, all = 0;
    each_sample(column, [&](std::string_view cell) { ++all, good += passes(cell); });
    return all == 0 ? std::nullopt : std::optional(static_cast<double>(good) / static_cast<double>(all));
  }

  // Returns the share of the sampled cells that pass beside others of their rows.
  template <class Passes>
  double rows_with(std::size_t column, Passes passes) const {
    std::size_t good = 0, all = 0;
    each_sample(column, [&](std::string_view cell, std::size_t row) { ++all, good += passes(cell, row); });
    return all == 0 ? 0 : static_cast<double>(good) / static_cast<double>(all);
  }

 private:
  static constexpr std::size_t sample = 200;  // rows examined to tell what a column holds

  bool is_of_eurocontrol() const;
  std::string zone_meant(std::size_t column, const Title& title);
};

}  // namespace homebound::scenario
