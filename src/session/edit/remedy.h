// What can be done about a warning of the document.
#pragma once

#include <optional>
#include <string_view>

#include "base/error.h"
#include "session/edit/edit.h"

namespace homebound::session {

// Returns the entry in whose part of the text a line lies, counted from 1; nothing above the first entry.
std::optional<Entry> entry_at_line(const scenario::TomlOutline& outline, std::string_view text, int line);
// Returns the edit that mends what a warning tells of the entry; nothing when somebody has to decide.
std::optional<Edit> remedy_of(const Diagnostic& warning, const scenario::Scenario& scenario,
                              const scenario::TomlOutline& outline, const Entry& entry);

}  // namespace homebound::session
