// Tells durations from times of day.
#pragma once

#include "data/register/airports.h"
#include "data/text/table.h"
#include "scenario/tables/columns.h"

namespace homebound::scenario {

// Tells whether a column of "04:51" holds how long the flights take: most of its cells, at least three, are
// within 40 % and an hour of what the distance between the row's airports takes. Times of day are not.
bool are_durations(const data::Table& table, const Columns& columns, const data::Airports& airports,
                   std::size_t column);

}  // namespace homebound::scenario
