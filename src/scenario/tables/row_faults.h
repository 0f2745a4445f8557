// Collects the rows of a table that cannot be read: reports the first ones singly and counts all of them by
// reason.
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

  // Adds a fault. `column` counts from 1; 0 means the whole row. `found` is the cell's content, which is
  // counted; `unknown_id` is the unknown place that it names, if any.
  void add(int row, int column, const Message& reason, const Message& message, const std::string& found,
           const std::string& unknown_id = {});
  // Adds a warning about a row that was read.
  void warn(int row, const Message& message);
  // Tells whether the next fault will be reported singly.
  bool will_be_told() const;

  std::vector<TableReport::LeftOut> groups() const;
  // Returns "skipped 892 of 67663 rows: unknown airport 880 ('DNH' 40, ...); no airport 12"; "" without
  // faults.
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
  std::size_t rows_ = 0;  // rows with faults; a row may have several
  int latest_row_ = 0;
  std::map<std::string, Group> groups_;  // by the reason's English text
};

}  // namespace homebound::scenario
