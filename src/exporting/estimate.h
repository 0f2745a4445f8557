// What an export will come to, before it is made.
#pragma once

#include <cstdint>
#include <memory>

#include "exporting/request.h"
#include "exporting/watcher.h"
#include "timeline/timeline.h"

namespace homebound::exporting {

// From pictures that are really drawn and encoded, as many as `sampled`, here and now: the seconds are those
// of this machine as busy as it is. A still of up to four million pixels is exact in bytes; what is larger is
// drawn smaller and reckoned up. A film is reckoned from short runs of frames spread over it.
struct Estimate {
  int frames = 0;  // that will be written
  double bytes = 0, seconds = 0;
  int sampled = 0;  // 0: there is nothing to draw, as of data
};

// Takes about a second for a film in 1080p; writes nothing that stays. Throws as run() does.
Estimate estimate(const Request& request, const std::shared_ptr<const timeline::Timeline>& timeline,
                  const Watcher& watcher = {});

}  // namespace homebound::exporting
