// The counters of windows of time (scenario::Counter) in the story's column: what departed or arrived within
// each by the instant shown, flights and people, with groups in rows of their own.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compose/column/sheet.h"
#include "compose/kit/writer.h"
#include "timeline/tally.h"

namespace homebound::compose {

// What the counters of a timeline show at any instant.
class CounterRows {
 public:
  // None, where the layer is off, no time is known, or the file asks for none.
  CounterRows(const timeline::Timeline& timeline, const Options& options);

  bool empty() const { return counters_.empty(); }
  // Returns how far write() moves w.y, page units. Without `groups` those have no rows.
  double height(bool groups) const;
  // Writes from w.y down and leaves w.y at the last baseline.
  void write(Writer& w, Instant t, bool groups) const;

 private:
  struct Row {
    const scenario::Counter* asked;
    timeline::Tally tally;
    timeline::Filter filter;
    bool exact = true;  // no number is unknown, approximate or bounded
    bool note = false;  // a line below says who else was aboard
    bool told = true;   // a line below says which flights count
  };
  double height(const Row& row, bool groups) const;
  void write_line(Writer& w, const std::string& name, const timeline::TallySum& sum, bool group) const;
  double people_left(const Writer& w) const;

  std::vector<Row> counters_;
  const timeline::Timeline* timeline_;
  const scenario::Scenario* scenario_;
  std::string zone_;
  bool people_ = false;       // any flight tells of people
  double people_width_ = 84;  // of the column that counts them, page units
};

}  // namespace homebound::compose
