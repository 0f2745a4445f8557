// Predicts the size and duration of an export before it runs.
#pragma once

#include <cstdint>
#include <memory>

#include "exporting/request.h"
#include "exporting/watcher.h"
#include "timeline/timeline.h"

namespace homebound::exporting {

// An estimate from `sampled` pictures that were actually drawn and encoded, so the time is that of this
// machine under its present load. A still of up to four million pixels is exact in bytes; a larger one is
// drawn smaller and extrapolated. A film is extrapolated from short runs of frames spread over it.
struct Estimate {
  int frames = 0;  // to be written
  double bytes = 0, seconds = 0;
  int sampled = 0;  // 0: nothing is drawn, as for data
};

// Takes about a second for a film in 1080p and removes its temporary files. Throws as run() does.
Estimate estimate(const Request& request, const std::shared_ptr<const timeline::Timeline>& timeline,
                  const Watcher& watcher = {});

}  // namespace homebound::exporting
