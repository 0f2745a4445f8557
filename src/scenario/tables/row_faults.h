// Collects what becomes of the rows of a table that are no flights: reports the first ones singly and counts
// all of them by reason, each row once.
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
  explicit RowFaults(bool strict) : strict_(strict) {}

  // Adds a fault. `column` counts from 1; 0 means the whole row. `found` is the cell's content, which is
  // counted; `unknown_id` is the unknown place that it names, if any. A row counts for its first fault.
  void add(int row, int column, const Text& reason, const Text& message, const std::string& found,
           const std::string& unknown_id = {});
  // Adds a fault of which a message about several rows tells.
  void add_told(int row, const Text& reason);
  // Leaves out a row that is no fault of the file: a flight that was cancelled, or one that was read before.
  void leave_out(int row, int column, const Text& reason, std::string_view found = {});
  // Adds a head-count that cannot be read and is unknown. Its row is read; strictly this is an error too.
  void add_unread(int row, int column, const Text& message, std::string_view found);
  // Adds a warning about a row that was read.
  void warn(int row, const Text& message);
  // Counts a row that was read among those of which the same is told: "diverted flights". `found` is what the
  // row says, if that matters.
  void count(const Text& what, int row, std::string_view found = {});
  // Tells whether the next fault will be reported singly.
  bool will_be_told() const;

  // Returns how many rows are left out, and how many of them for faults.
  std::size_t left_out() const { return count_; }
  std::size_t faults() const { return faults_; }
  // Returns how many faults lie in a column, from 1, and the reason of most of them.
  std::pair<std::size_t, Text> faults_in(int column) const;

  // Adds findings about a file, what is missing first, and completes the report, whose `rows` is known.
  void report(Findings& findings, const std::string& file, TableReport& report) const;

 private:
  struct Group {
    Text reason;
    std::size_t count = 0;
    std::vector<int> rows;
    std::map<std::string, std::size_t> found;
    void add(int row, std::string_view found_there);
    Text examples() const;
  };
  void leave(int row, int column, const Text& reason, std::string_view found);
  std::vector<std::pair<std::string, TableReport::LeftOut>> groups() const;

  bool strict_;
  std::vector<Diagnostic> told_, warnings_;
  std::size_t count_ = 0, faults_ = 0;  // rows left out, and those of them that are faults
  int latest_row_ = 0;
  std::size_t unread_count_ = 0;
  std::vector<TableReport::Row> unread_;
  std::map<std::string, Group> groups_;        // by the reason's English text
  std::vector<std::pair<Text, Group>> alike_;  // rows that were read, by what is told of them
  std::vector<std::pair<TableReport::Row, std::string>> rows_;  // with the reason's English text
};

}  // namespace homebound::scenario
