// Counts what the tables of a scenario say and its flights do not show.
#pragma once

#include "scenario/model.h"

namespace homebound::scenario {

// Returns how many rows of all tables could not be read, also of tables that were there once.
std::size_t rows_left_out(const Scenario& scenario);

// Returns how many flights there are of how many, and why: "291 of 400 flights: left out 109 rows (impossible
// speed 59; unknown airport 50)". Empty when no row is missing.
Text note_of_left_out(const Scenario& scenario);

}  // namespace homebound::scenario
