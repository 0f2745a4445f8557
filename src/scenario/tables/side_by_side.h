// Puts tables that stand side by side in one sheet below one another.
#pragma once

#include <optional>

#include "base/message.h"
#include "data/text/table.h"

namespace homebound::scenario {

// Where a line of titles comes again beside itself, and names both ends of flights ("From, To, Date, , From,
// To, Date"), moves the cells below each repetition into rows of their own, with the numbers of theirs and
// with the cells of the columns that all share. Returns what was done; nullopt where nothing was.
std::optional<Text> stack_tables(data::Table& table);

}  // namespace homebound::scenario
