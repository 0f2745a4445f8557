// Records a story as one HTML file that plays anywhere: see docs/dev/exporting.md.
#pragma once

#include <memory>
#include <vector>

#include "exporting/film/frame_rate.h"
#include "exporting/request.h"
#include "exporting/run.h"
#include "exporting/watcher.h"
#include "timeline/timeline.h"

namespace homebound::exporting {

// Returns the seconds of the story that are recorded: those of an even rate, and its end.
std::vector<double> frame_seconds(const timeline::Timeline& timeline, const FrameRate& rate);

// Records some seconds of a story, in order: a sample of it.
Result record_seconds(const Request& request, const std::shared_ptr<const timeline::Timeline>& timeline,
                      std::vector<double> seconds, const Watcher& watcher);

}  // namespace homebound::exporting
