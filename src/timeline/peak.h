// Finds when most of the aircraft shown are in the air.
#pragma once

#include "timeline/timeline.h"

namespace homebound::timeline {

struct Peak {
  int airborne = 0;
  Instant from, to;  // the latest period with so many
  Instant middle() const { return from + (to - from) / 2; }
};
// Returns the peak of the flights that the filter shows. Without flights it spans the timeline with none
// airborne.
Peak peak(const Timeline& timeline);
// Returns the instant of a still that names none: the middle of the peak, or for routes without times one
// before the first departure, which shows no aircraft.
Instant usual_instant(const Timeline& timeline);

}  // namespace homebound::timeline
