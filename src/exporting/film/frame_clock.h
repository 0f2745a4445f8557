// Which frames a film has, and what each shows.
#pragma once

#include "exporting/request.h"
#include "timeline/timeline.h"

namespace homebound::exporting {

// A frame follows from its number alone. The first frame shows the story at `from`, the last at `to`.
struct FrameClock {
  double from = 0, to = 0;  // seconds of the story
  int frames = 1;           // of the whole film
  int first = 0, end = 1;   // of the part that is wanted, half-open

  StorySecond second(int frame) const { return {from + (to - from) * frame / std::max(1, frames - 1)}; }
  int count() const { return end - first; }
};

// Throws UsageError for a film without frames, and for a part that the film does not have.
FrameClock frame_clock(const Request& request, const timeline::Timeline& timeline);

}  // namespace homebound::exporting
