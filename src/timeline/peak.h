// When most of the aircraft shown are in the air.
#pragma once

#include "timeline/timeline.h"

namespace homebound::timeline {

struct Peak {
  int airborne = 0;
  Instant from, to;  // the latest such stretch
  Instant middle() const { return from + (to - from) / 2; }
};
Peak peak(const Timeline& timeline);

}  // namespace homebound::timeline
