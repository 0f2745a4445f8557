// Records a story as one HTML file that plays anywhere: see docs/dev/exporting.md.
#pragma once

#include <vector>

#include "exporting/film/frame_rate.h"
#include "timeline/timeline.h"

namespace homebound::exporting {

// Returns the seconds of the story that are recorded: those of an even rate, and its end.
std::vector<double> frame_seconds(const timeline::Timeline& timeline, const FrameRate& rate);

}  // namespace homebound::exporting
