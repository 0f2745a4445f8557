// Says in words what a picture of the story shows, for those who cannot see it.
#pragma once

#include <optional>
#include <string>

#include "scenario/layers.h"
#include "timeline/timeline.h"

namespace homebound::exporting {

// What is pictured: a second of a scene or, without one, the whole story.
struct Pictured {
  std::optional<std::size_t> scene;
  timeline::FrameState state;
  scenario::Layers layers;
};

// Returns sentences: which part of the story it is and when, which flights are under way, wait or have
// landed, and how many people, as far as the layers show them.
std::string map_words(const timeline::Timeline& timeline, const Pictured& pictured, Language language);

}  // namespace homebound::exporting
