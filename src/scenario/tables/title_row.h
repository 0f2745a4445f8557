// Finds the row of a table that holds the titles.
#pragma once

#include "scenario/tables/draft.h"

namespace homebound::scenario {

// Finds the first row that names where flights come from and go to and has cells below it that fit, and takes
// the columns that it names; the last row may hold the titles as well, where lines were sorted. Next best is
// a row that names every column that was chosen by title.
void find_title_row(Draft& draft);

}  // namespace homebound::scenario
