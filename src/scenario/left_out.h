// Counts what the tables of a scenario say and its flights do not show.
#pragma once

#include "scenario/model.h"

namespace homebound::scenario {

// Returns how many rows of all tables are no flights here, also of tables that were there once: the flights
// that were cancelled, and those that are missing, because their rows could not be read or repeat others.
std::size_t rows_left_out(const Scenario& scenario);
std::size_t rows_cancelled(const Scenario& scenario);
std::size_t rows_missing(const Scenario& scenario);

// Returns how many flights there are of how many, those that an audience is not shown included, and why: "291
// of 400 flights, 3 cancelled: left out 109 rows (impossible speed 59; unknown airport 50)". Empty when no
// row is left out.
Text note_of_left_out(const Scenario& scenario);

}  // namespace homebound::scenario
