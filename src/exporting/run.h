// Carries out an export request: a still, a film or data, written whole or not at all.
#pragma once

#include <memory>

#include "base/bilingual.h"
#include "compose/picture/plan.h"
#include "exporting/request.h"
#include "exporting/watcher.h"

namespace homebound::exporting {

struct Result {
  int frames = 0;                             // number drawn and written
  Instant at;                                 // the instant of a still
  std::shared_ptr<const compose::Plan> plan;  // of the last picture; null for data and sound
  Text note;  // of a film that is silent though its story is narrated; or empty
};

// Runs on any thread, also beside a window that draws. Throws UsageError for a request that cannot be met,
// Error for a failure during the export, and Stopped (within about a frame's time) when the watcher asked for
// it; an existing file is then left untouched.
Result run(const Request& request, const std::shared_ptr<const timeline::Timeline>& timeline,
           const Watcher& watcher = {});

}  // namespace homebound::exporting
