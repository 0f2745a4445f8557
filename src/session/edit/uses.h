// Finds what refers to an entry of a scenario and so prevents its deletion.
#pragma once

#include <string>
#include <vector>

#include "scenario/format/with_field.h"
#include "scenario/model.h"

namespace homebound::session {

// Returns the entries that refer to `entry`, as "flight 'CGK-PVG'" or "event 3", in the order of the file's
// lists. Events and scenes are counted from 1.
std::vector<Text> users_of(const scenario::Scenario& scenario, const scenario::Entry& entry);

// Returns "source 'bjnews' is used by figure 'suspects', flight 'CGK-PVG', ... and 6 more"; empty when
// nothing refers to it.
Text use_of(const scenario::Scenario& scenario, const scenario::Entry& entry);

// Returns the entry's id; empty for sorts without ids, and when there is no such entry.
std::string id_of(const scenario::Scenario& scenario, const scenario::Entry& entry);

}  // namespace homebound::session
