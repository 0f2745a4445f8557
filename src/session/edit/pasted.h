// Rows of a spreadsheet that are pasted as flights of the document.
#pragma once

#include <filesystem>
#include <string>

#include "scenario/read/read.h"
#include "session/edit/edit.h"

namespace homebound::session {

// Returns the flights of the rows in `file`, to be added; `typed` are the other keys of a [[table]]. Their
// source is the one that their rows name; else `source`, the id of one of the document; empty: none, for a
// clipboard is no source. Throws Error where no row is a flight, which says why of each.
TakeReport pasted_flights(const std::filesystem::path& file, const scenario::TypedFields& typed,
                          const std::string& source, const scenario::ReadOptions& reading);

// Returns which rows are no flights and why: "row 4: unknown airport 'Xyz' (To); row 6: no airport (From)".
// Empty when all are flights.
Text rows_left_out_of(const scenario::Scenario& pasted);
// Returns "3 flights added", "3 flights added, 1 row left out: row 4: unknown airport 'Xyz' (To)".
Text told_of_pasted(const scenario::Scenario& pasted);

}  // namespace homebound::session
