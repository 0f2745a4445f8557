// What a picture with a filter says of it: all its counts are of the flights shown.
#pragma once

#include <string>

#include "compose/view/view.h"
#include "timeline/timeline.h"

namespace homebound::compose {

// "2 of 4 flights shown: from Phnom Penh · reported"; "" when nothing is filtered.
std::string filter_note(const timeline::Timeline& timeline, Language language);

}  // namespace homebound::compose
