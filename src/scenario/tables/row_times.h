// Reads when a row's flight leaves and arrives.
#pragma once

#include "base/message.h"
#include "scenario/tables/row_cells.h"

namespace homebound::scenario {

// Why a row is left out whose time nothing puts on a day.
inline const Text time_without_date{"time without a date", "有时刻而无日期"};

// Sets the flight's times, or its day where only that is known. Of scheduled, estimated and actual times the
// best counts and the others become its note. Leaves the row out and returns false when its times cannot be
// read. The flight's places are known.
bool read_times(RowCells& row, const Scenario& scenario, Flight& flight);

}  // namespace homebound::scenario
