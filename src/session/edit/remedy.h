// What can be done about a warning of the document.
#pragma once

#include <optional>
#include <string_view>

#include "base/error.h"
#include "session/edit/edit.h"

namespace homebound::session {

// Returns the entry in whose part of the text a line lies, counted from 1; nothing above the first entry.
std::optional<Entry> entry_at_line(const scenario::TomlOutline& outline, std::string_view text, int line);
// Returns the orders of dates of which a warning says that one was guessed, each with the edit that reads the
// table by it; of a database that was opened by itself there are none.
struct DatesRead {
  scenario::DayOrder order{};
  EditFields edit;
};
struct DatesDoubted {
  Text doubt;  // the warning without the command line's or the file's way to say it
  std::vector<DatesRead> readings;
};
std::optional<DatesDoubted> dates_doubted(const Diagnostic& warning, const Document& document);
// Returns the edit that mends what a warning tells of the entry; nothing when somebody has to decide.
std::optional<Edit> remedy_of(const Diagnostic& warning, const scenario::Scenario& scenario,
                              const scenario::TomlOutline& outline, const Entry& entry);

}  // namespace homebound::session
