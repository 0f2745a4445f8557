#include "timeline/narration.h"

#include <algorithm>

namespace homebound::timeline {

std::optional<Heard> heard_at(const Timeline& timeline, double second) {
  const auto& scenes = timeline.scenario->scenes;
  if (scenes.empty() || second < 0) return std::nullopt;
  const std::size_t scene = timeline.story.stretch_at(second);
  const double since = second - timeline.story.stretches[scene].from_second;
  if (!scenes[scene].narration || since >= scenes[scene].narration->seconds) return std::nullopt;
  return Heard{scene, since};
}

bool narrated(const Timeline& timeline) {
  return std::ranges::any_of(timeline.scenario->scenes,
                             [](const scenario::StoryScene& scene) { return scene.narration.has_value(); });
}

}  // namespace homebound::timeline
