// Finds columns by their titles, as far as the cells bear them out.
#pragma once

#include <string>
#include <vector>

#include "scenario/tables/draft.h"

namespace homebound::scenario {

// Takes the columns that titles name, of which rows of data from `first_row` to before `end_row` hold what
// they promise.
void take_titles(Draft& draft, std::vector<std::string> titles, std::size_t first_row, std::size_t end_row);
// Takes the columns that were chosen. Throws Error for one that does not exist.
void take_chosen(Draft& draft);
// Takes a column of dates whose cells have times for one of departures or arrivals, where no other is.
void find_days(Draft& draft);

}  // namespace homebound::scenario
