#include "compose/scene_words.h"

#include <fmt/format.h>

namespace homebound::compose {

std::size_t scene_count(const timeline::Timeline& timeline) {
  return std::max<std::size_t>(1, timeline.story.stretches.size());
}

scenario::Text scene_title(const timeline::Timeline& timeline, std::size_t scene) {
  const scenario::Scenario& s = *timeline.scenario;
  return scene < s.scenes.size() ? s.scenes[scene].title : s.title;
}

std::string scene_span(const timeline::Timeline& timeline, std::size_t scene, Language language) {
  const scenario::Scenario& s = *timeline.scenario;
  if (!timeline.timed || scene >= timeline.story.stretches.size()) return {};
  const auto& stretch = timeline.story.stretches[scene];
  const auto date = [&](Instant t) { return long_date(t, s.zone, language); };
  const auto clock = [&](Instant t) { return format_time(t, s.zone, "%H:%M"); };
  const char* const comma = language == Language::chinese ? " " : ", ";
  std::string text = date(stretch.from) + comma + clock(stretch.from);
  if (stretch.to == stretch.from) return text;
  return text + " – " + (date(stretch.to) == date(stretch.from) ? "" : date(stretch.to) + comma) +
         clock(stretch.to);
}

std::vector<std::size_t> events_in(const timeline::Timeline& timeline, std::size_t scene) {
  std::vector<std::size_t> found;
  const auto& stretches = timeline.story.stretches;
  if (scene >= stretches.size()) return found;
  const bool last = scene + 1 == stretches.size();
  const auto& events = timeline.scenario->events;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const Instant at = events[i].at;
    if (at >= stretches[scene].from && (at < stretches[scene].to || (last && at == stretches[scene].to)))
      found.push_back(i);
  }
  return found;
}

}  // namespace homebound::compose
