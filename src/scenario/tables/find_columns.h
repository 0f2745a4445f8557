// Finds which column of a table holds which field.
#pragma once

#include "data/register/airports.h"
#include "data/text/table.h"
#include "scenario/tables/columns.h"

namespace homebound::scenario {

// Guesses the fields from titles in English and Chinese and, where there are no titles, from the cells. A
// guess must fit the cells: numbers are no airports, names are no times. Throws Error, whose message is a
// predicate without a subject, when no columns for `from` and `to` are found or a chosen column does not
// exist.
Columns find_columns(const data::Table& table, const data::Airports& airports, const ChosenColumns& chosen,
                     const NotColumns& not_columns = {});

}  // namespace homebound::scenario
