// The note on an active filter; all counts in the picture are of the flights shown.
#pragma once

#include <string>

#include "compose/view/view.h"
#include "timeline/timeline.h"

namespace homebound::compose {

// Returns what a filter asks for, "from Phnom Penh · reported"; "" where it asks for nothing.
std::string criteria_text(const timeline::Filter& filter, const timeline::Timeline& timeline,
                          Language language);
// Returns "2 of 4 flights shown: from Phnom Penh · reported", or "" without a filter.
std::string filter_note(const timeline::Timeline& timeline, Language language);

}  // namespace homebound::compose
