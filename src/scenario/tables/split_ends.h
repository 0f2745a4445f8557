// Finds a column that holds both ends of flights: "PEK-CDG", "Kabul → Doha".
#pragma once

#include "data/register/airports.h"
#include "data/text/table.h"

namespace homebound::scenario {

// Adds the two parts of such a column's cells to a table, as columns "From" and "To", and a note that says
// so. Cells that hold no two ends, such as "KBL-DOH-ADD", stay whole as "From". Two codes are ends under any
// title, names only where the title says that they are: "Route", "航线". Returns false where there is no such
// column.
bool split_ends(data::Table& table, const data::Airports& airports);

}  // namespace homebound::scenario
