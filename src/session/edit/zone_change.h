// Changes the scenario's time zone while everything stays when it is.
#pragma once

#include <string>

#include "scenario/model.h"

namespace homebound::session {

// Returns the text of a scenario whose clock is to be another zone's, "" for the usual one, with the times of
// events, scenes, callouts, counters and layers written anew so that they stay the same instants. A day, and
// a place, for which the scenario's zone stood in, get the zone they had. Text in which the zone itself is
// still the former one; unchanged for a zone that is none.
std::string with_instants_kept(const std::string& text, const scenario::Scenario& scenario,
                               const std::string& zone);

// Returns the text of a scenario that names no zone with the one of scenario::main_zone(); any other text as
// it is.
std::string with_main_zone(const std::string& text, const scenario::Scenario& scenario);

}  // namespace homebound::session
