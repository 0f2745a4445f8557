// The cells of the table of flights, and its text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ui/panels/panels.h"

namespace homebound::ui {

Word column_word(session::Column column);
Word short_word(session::Column column);  // where the other has no room; the same for most
float width_of(session::Column column);   // units
// Returns "109 of 400 left out · 2 cancelled": the rows of tables that are no flights here; empty if all are.
std::string rows_lacking(const Desk& desk);
// Returns what a cell shows of a leg.
std::string cell_text(const Desk& desk, std::size_t row, session::Column column);
// Returns the key of a flight that a column shows; empty for one that is worked out.
std::string_view key_of(session::Column column);
// Returns what the file says in a cell; nothing for a flight of a table and for what is worked out.
std::optional<std::string> written_in(const Desk& desk, std::uint32_t row, session::Column column);
// Lists the rows of tables that could not be read, in place of the flights.
void left_out_rows(const Desk& desk, FlightTable& table);

}  // namespace homebound::ui
