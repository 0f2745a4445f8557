// Finds what a table calls itself.
#pragma once

#include <string>

#include "data/text/table.h"
#include "scenario/tables/columns.h"

namespace homebound::scenario {

// Returns the heading above the titles of the columns: of the lines with one cell the first that speaks of
// flights, or else the first. Remarks, lines in brackets and those that say where a table comes from are
// none. Empty where there is none.
std::string heading_of(const data::Table& table, const Columns& columns);

}  // namespace homebound::scenario
