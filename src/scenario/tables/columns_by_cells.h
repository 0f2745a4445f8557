// Finds columns by what their cells hold.
#pragma once

#include "scenario/tables/draft.h"

namespace homebound::scenario {

// Guesses from and to where titles do not name them: two columns of airport codes.
void guess_by_cells(Draft& draft);
// Finds columns of statuses whose titles do not say so: their cells are such words, and some flights did not
// take place.
void find_statuses_by_cells(Draft& draft);
// Says what the numbers of a column of durations count. One that holds nothing as long as the flights is not
// used.
void find_duration_unit(Draft& draft);
// Finds a column of weekdays beside that of dates.
void find_weekdays(Draft& draft);

}  // namespace homebound::scenario
