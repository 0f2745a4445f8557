// One row of a table after the other, as cells of fields.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "base/memo.h"
#include "scenario/tables/date_order.h"
#include "scenario/tables/read_rows.h"
#include "scenario/tables/row_faults.h"

namespace homebound::scenario {

class RowCells {
 public:
  RowCells(const data::Table& table, const TableSettings& settings, Columns columns, RowFaults& faults);

  const Columns& columns() const { return columns_; }
  const TableSettings& settings() const { return settings_; }
  DayOrder order() const { return order_; }
  RowFaults& faults() const { return faults_; }
  // What holds for the dates of all rows.
  struct Dates {
    DayOrder order = DayOrder::day_first;
    std::optional<int> year;  // of those that have none
    std::vector<Assumed> said;
    std::optional<GuessedDates> guessed;
  };
  // Finds the order of dates and the year of those that have none, and reads by them from then on.
  Dates find_dates();
  // Reads by what was found for the same columns before.
  void read_by(const Dates& dates) { order_ = dates.order, year_ = dates.year; }

  void go_to(std::size_t row) { row_ = row; }
  int number() const { return table_.number(row_); }
  // Each returns an empty text where there is no value.
  std::string_view cell(Field field) const {
    return columns_[field] ? cell_at(*columns_[field]) : std::string_view{};
  }
  std::string_view cell_at(std::size_t column) const { return cell_at(row_, column); }
  std::string_view cell_at(std::size_t row, std::size_t column) const;
  std::string_view cell_of(std::size_t row, Field field) const {
    return columns_[field] ? cell_at(row, *columns_[field]) : std::string_view{};
  }
  // Returns what the file says, also of a cell that stands for no value.
  std::string_view raw_at(std::size_t column) const { return raw_at(row_, column); }
  std::string_view raw_at(std::size_t row, std::size_t column) const;
  std::string_view beside(std::string_view title) const;  // one of beside_titles
  // Interprets a cell of a column of times.
  std::optional<CellTime> parsed(std::string_view text, std::size_t column) const;
  // Returns the day that the row's dates name, for codes that have changed hands, and when the day is all
  // that is known.
  std::optional<int> day_of_parts() const;
  // Leaves the row out because of a field's column, or of another column.
  void fault(Field field, const Text& reason, const Text& message, std::string_view found = {},
             const std::string& unknown_id = {}) {
    fault_at(columns_[field], reason, message, found, unknown_id);
  }
  void fault_at(std::optional<std::size_t> column, const Text& reason, const Text& message,
                std::string_view found = {}, const std::string& unknown_id = {});

 protected:
  std::optional<Assumed> find_year(const std::vector<DateCell>& dates, std::string_view example);

  const data::Table& table_;
  const TableSettings& settings_;
  Columns columns_;
  DayOrder order_;
  std::optional<int> year_;  // of dates without a year
  RowFaults& faults_;
  std::size_t row_ = 0;

 private:
  // Of columns with merged cells: the row whose cell stands for each row.
  std::map<std::size_t, std::vector<std::uint32_t>> carried_;
  std::map<std::string_view, std::size_t> beside_;                      // columns by their titles
  mutable std::map<std::size_t, Memo<std::optional<CellTime>>> times_;  // by column
};

}  // namespace homebound::scenario
