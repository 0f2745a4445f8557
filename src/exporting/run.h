// Carries out a request: a still, a film or data, written whole or not at all.
#pragma once

#include <memory>

#include "compose/picture/plan.h"
#include "exporting/request.h"
#include "exporting/watcher.h"

namespace homebound::exporting {

struct Result {
  int frames = 0;                             // drawn and written
  Instant at;                                 // of a still
  std::shared_ptr<const compose::Plan> plan;  // of the last picture; none for data
};

// On any thread, beside a window that draws. Throws UsageError for a request that cannot be met, Error for
// what fails meanwhile, Stopped when the watcher asked for it (within about a frame's time); an older file is
// then untouched.
Result run(const Request& request, const std::shared_ptr<const timeline::Timeline>& timeline,
           const Watcher& watcher = {});

}  // namespace homebound::exporting
