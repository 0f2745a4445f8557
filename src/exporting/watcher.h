// How far an export has come.
#pragma once

#include "base/watcher.h"

namespace homebound::exporting {

struct Progress {
  enum class Phase { preparing, drawing, finishing } phase = Phase::preparing;
  int done = 0, of = 1;  // frames done, and frames asked for
};

using Watcher = homebound::Watcher<Progress>;

}  // namespace homebound::exporting
