// What the panel of a newer report holds between two frames.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "base/message.h"
#include "timeline/accept.h"

namespace homebound::ui {

// A newer report of the document's flights, beside what the document says.
struct ReportDraft {
  std::string file, name;
  std::shared_ptr<const timeline::Timeline> before, report;
  timeline::Difference found;
  enum class Sort { fresh, gone, changed };
  // A difference; `index` is into the list of its sort in `found`.
  struct Row {
    Sort sort{};
    std::size_t index = 0;
    bool taken = false;
  };
  std::vector<Row> rows;
  Text problem;

  timeline::Accepted accepted() const;
  std::size_t count(Sort sort, bool taken) const;  // of all rows of a sort, or of those taken
  void take_all(Sort sort, bool taken);
};

// Compares a file with what a document says. What is gone is left unless somebody takes it: a report may just
// not tell of it. Throws Error and InputError.
ReportDraft report_draft(const std::string& file, std::shared_ptr<const timeline::Timeline> before,
                         scenario::ReadOptions reading);

}  // namespace homebound::ui
