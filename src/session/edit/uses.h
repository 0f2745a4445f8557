// What of a scenario refers to an entry, so that it cannot just go.
#pragma once

#include <string>
#include <vector>

#include "scenario/format/with_field.h"
#include "scenario/model.h"

namespace homebound::session {

// "flight 'CGK-PVG'", "event 3", in the order of the file's lists; events and scenes are counted from 1.
std::vector<Message> users_of(const scenario::Scenario& scenario, const scenario::Entry& entry);

// "source 'bjnews' is used by figure 'suspects', flight 'CGK-PVG', ... and 6 more"; empty when nothing does.
Message use_of(const scenario::Scenario& scenario, const scenario::Entry& entry);

// Its id; empty for sorts without ids, and when there is no such entry.
std::string id_of(const scenario::Scenario& scenario, const scenario::Entry& entry);

}  // namespace homebound::session
