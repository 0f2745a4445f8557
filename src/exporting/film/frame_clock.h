// The frames of a film and the story second that each shows.
#pragma once

#include "exporting/request.h"
#include "timeline/timeline.h"

namespace homebound::exporting {

// Maps a frame number to a second of the story, independently of other frames. The first frame shows `from`,
// the last one `to`.
struct FrameClock {
  double from = 0, to = 0;  // seconds of the story
  int frames = 1;           // in the whole film
  int first = 0, end = 1;   // the requested part, half-open

  StorySecond second(int frame) const { return {from + (to - from) * frame / std::max(1, frames - 1)}; }
  int count() const { return end - first; }
};

// Throws UsageError for a film without frames, for frames outside the film, and for more parts than it
// has.
FrameClock frame_clock(const Request& request, const timeline::Timeline& timeline);

}  // namespace homebound::exporting
