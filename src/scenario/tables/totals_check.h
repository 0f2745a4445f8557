// Holds the totals that a table says against the rows that were read.
#pragma once

#include <utility>
#include <vector>

#include "base/bilingual.h"
#include "data/text/table.h"
#include "scenario/model.h"
#include "scenario/tables/columns.h"

namespace homebound::scenario {

class TotalsCheck {
 public:
  // `flights` grows as rows are read. All three must outlive this.
  TotalsCheck(const data::Table& table, const Columns& columns, const std::vector<Flight>& flights)
      : table_(table), columns_(columns), flights_(flights), since_(flights.size()) {}

  // Compares the total of a row with the people of all rows before it, and with those since the last total.
  // `missing` is how many rows were left out so far.
  void check(std::size_t row, std::size_t missing);
  // Returns what to say of each total, and whether it agrees with the rows, or says no number.
  const std::vector<std::pair<Text, bool>>& found() const { return found_; }

 private:
  const data::Table& table_;
  const Columns& columns_;
  const std::vector<Flight>& flights_;
  std::size_t since_;  // the first flight since the last total
  HeadCount all_{0};   // of the flights before it
  std::vector<std::pair<Text, bool>> found_;
};

}  // namespace homebound::scenario
