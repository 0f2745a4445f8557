// What the panel of recorded tracks holds between two frames.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "scenario/matching.h"

namespace homebound::ui {

// Recorded tracks that may belong to the flights of the document.
struct MatchDraft {
  std::vector<std::string> files;  // or folders
  std::shared_ptr<const scenario::Scenario> schedule, records;
  // A track, with the flight that it is taken for.
  struct Row {
    std::optional<scenario::Match> match;  // nullopt: none is chosen
    std::vector<std::size_t> likely;       // the flights that it may be, from the likeliest
    bool asks = false;                     // nothing tells for sure, and nobody has chosen yet
  };
  std::vector<Row> rows;  // in the order of the records' flights
  bool draws_plan = true;
  Text problem;

  std::vector<scenario::Match> chosen() const;
  // Takes a record for a flight, which no other record then is; nullopt: for none.
  void choose(std::size_t record, std::optional<std::size_t> flight);
  // Returns the flights that no record is taken for.
  std::vector<std::size_t> without_record() const;
};

// Matches the tracks of files, or of folders, to a schedule. Throws Error.
MatchDraft match_draft(const std::vector<std::string>& files,
                       std::shared_ptr<const scenario::Scenario> schedule,
                       const scenario::ReadOptions& reading);

}  // namespace homebound::ui
