// Tells the rows of flights from others.
#pragma once

#include "scenario/tables/draft.h"

namespace homebound::scenario {

// Marks the rows that hold HXL's tags, units, the titles again, or remarks.
void find_no_flights(Draft& draft);
// Finds rows of totals, which name no place at one of the ends at least.
void find_totals(Draft& draft);
// Tells numbers of rows, 1, 2, 3 ..., from those of flights.
void find_numbers_of_rows(Draft& draft);
// Finds columns with merged cells, of which a file keeps the first: each value is another than the one
// before, and empty cells follow it, in a quarter of the rows at least. An end that is empty alone is not
// known: only those count that were merged with the date.
void find_carried(Draft& draft);

}  // namespace homebound::scenario
