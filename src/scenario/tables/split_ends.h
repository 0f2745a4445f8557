// Finds a column that holds both ends of flights: "PEK-CDG", "Kabul → Doha".
#pragma once

#include <cstddef>
#include <map>

#include "data/register/airports.h"
#include "data/text/table.h"

namespace homebound::scenario {

// Adds the two parts of such a column's cells to a table, as columns "From" and "To", and a note that says
// so. Cells that hold no two ends, such as "KBL-DOH-ADD", stand whole in both. Two codes are ends under any
// title, names only where the title says that they are: "Route", "航线". Returns the two columns and the one
// whose parts they are, as Columns::parts_of; empty where there is no such column.
std::map<std::size_t, std::size_t> split_ends(data::Table& table, const data::Airports& airports);

}  // namespace homebound::scenario
