// Rows of a table that could not be read: the first ones told one by one, all of them counted by reason.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/message.h"
#include "scenario/model.h"
#include "scenario/read/findings.h"

namespace homebound::scenario {

class RowFaults {
 public:
  RowFaults(Findings& findings, std::string file, bool strict)
      : findings_(findings), file_(std::move(file)), strict_(strict) {}

  // `column` from 1, 0: the whole row. `found` is what a cell held, to be counted; `unknown_id` the place
  // that it names and nobody knows.
  void add(int row, int column, const Message& reason, const Message& message, const std::string& found,
           const std::string& unknown_id = {});
  // Of a row that was read.
  void warn(int row, const Message& message);
  // Whether the next fault will be told by itself.
  bool will_be_told() const;

  std::vector<TableReport::LeftOut> groups() const;
  // "left out 892 of 67663 rows: unknown airport 880 (DNH 40, ...), no airport 12"; "" when there is none.
  Message summary(std::size_t rows) const;

 private:
  struct Group {
    Message reason;
    std::size_t count = 0;
    std::vector<int> rows;
    std::map<std::string, std::size_t> found;
  };
  Findings& findings_;
  std::string file_;
  bool strict_;
  std::size_t count_ = 0, warnings_ = 0;
  std::size_t rows_ = 0;  // with faults: a row may have several
  int latest_row_ = 0;
  std::map<std::string, Group> groups_;  // by the English of the reason
};

}  // namespace homebound::scenario
