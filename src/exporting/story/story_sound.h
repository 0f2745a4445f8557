// The narrations of a story as one recording, for a page that plays it.
#pragma once

#include <string>

#include "timeline/timeline.h"

namespace homebound::exporting {

// Returns an MP4 file with AAC from the story's first second to its last, which browsers play; empty for a
// story without narrations. Throws Error for one that cannot be read, and where libav cannot encode it.
std::string story_sound(const timeline::Timeline& timeline);

}  // namespace homebound::exporting
