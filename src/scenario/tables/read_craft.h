// Reads from a row's cells what carries the people, and who they are.
#pragma once

#include "scenario/read/entries.h"
#include "scenario/tables/row_cells.h"

namespace homebound::scenario {

// Reads how people are carried, by which the times are judged: first of a row.
void read_mode(RowCells& row, Flight& flight);
// Reads the operator and its craft, the counts at each stage and the journey. What
// cannot be read is counted among the table's warnings.
void read_craft(RowCells& row, Flight& flight);
// Reads the groups of the people aboard, or the nationality of all of them. Their number and kind must be
// read. Groups of kinds that the scenario does not know are warned of and not read.
void read_groups(RowCells& row, Reading& reading, Flight& flight);

}  // namespace homebound::scenario
