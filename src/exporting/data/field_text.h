// Times and names as the data formats write them.
#pragma once

#include <string>
#include <string_view>

#include "base/instant.h"
#include "scenario/model.h"

namespace homebound::exporting {

// Returns "2015-11-10T01:00:00Z", with milliseconds unless they are zero.
std::string utc_text(Instant t);
// Returns "Phnom Penh (PNH)".
std::string place_name(const scenario::Place& place, Language language);

}  // namespace homebound::exporting
