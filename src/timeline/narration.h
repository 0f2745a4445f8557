// Which narration is heard at a second of the story.
#pragma once

#include <optional>

#include "timeline/timeline.h"

namespace homebound::timeline {

struct Heard {
  std::size_t scene = 0;
  double since = 0;  // seconds since the narration began
};

// Returns what is heard at a second; nothing where the scene has no narration, or it has ended.
std::optional<Heard> heard_at(const Timeline& timeline, double second);

// Tells whether any scene has a narration.
bool narrated(const Timeline& timeline);

}  // namespace homebound::timeline
