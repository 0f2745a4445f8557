// Tells what was assumed or guessed of what the sources say.
#pragma once

#include <string>
#include <vector>

#include "scenario/model.h"

namespace homebound::scenario {

// Returns the codes of the airports that were assumed from the names of towns, each once, in the order of the
// flights: "LHR" for London. One that was assumed from its code is named as it is.
std::vector<std::string> assumed_airports(const Scenario& scenario);
// Returns those that were assumed from positions, as from the ends of tracks.
std::vector<std::string> airports_at_positions(const Scenario& scenario);

// Returns the orders of day and month in which dates of tables were read without anything that decides it,
// each once, also of tables that were there once.
std::vector<DayOrder> guessed_dates(const Scenario& scenario);
// Returns "Dates read as day/month/year (guessed)"; empty when none was guessed.
Text note_of_guessed_dates(const Scenario& scenario);

}  // namespace homebound::scenario
