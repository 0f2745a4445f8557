#include "compose/paper/scene_words.h"

#include <fmt/format.h>

#include "base/punctuation.h"

namespace homebound::compose {

std::size_t scene_count(const timeline::Timeline& timeline) {
  return std::max<std::size_t>(1, timeline.story.stretches.size());
}

Text scene_title(const timeline::Timeline& timeline, std::size_t scene) {
  const scenario::Scenario& s = *timeline.scenario;
  return scene < s.scenes.size() ? s.scenes[scene].title : s.title;
}

std::string scene_span(const timeline::Timeline& timeline, std::size_t scene, Language language,
                       bool in_short) {
  const scenario::Scenario& s = *timeline.scenario;
  if (!timeline.timed || scene >= timeline.story.stretches.size()) return {};
  const auto& [from, to] =
      std::pair{timeline.story.stretches[scene].from, timeline.story.stretches[scene].to};
  const auto date = [&](Instant t) {
    return in_short ? short_date(t, s.zone, language) : long_date(t, s.zone, language);
  };
  const auto clock = [&](Instant t) { return time_of_day(t, s.zone); };
  const bool days = clock(from) == "00:00" && clock(to) == "00:00" && from < to;
  const auto both = [&](Instant t) { return days ? date(t) : dated(date(t), clock(t), language); };
  if (to == from) return both(from);
  return both(from).append(punctuation(language).range) + (date(to) == date(from) ? clock(to) : both(to));
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

std::set<std::size_t> sources_in(const timeline::Timeline& timeline, std::size_t scene) {
  const scenario::Scenario& s = *timeline.scenario;
  std::set<std::size_t> found;
  for (const std::size_t i : events_in(timeline, scene)) {
    const scenario::Event& event = s.events[i];
    found.insert(event.sources.begin(), event.sources.end());
    if (!event.figure) continue;
    for (const scenario::Claim& claim : s.figures[*event.figure].claims)
      found.insert(claim.sources.begin(), claim.sources.end());
  }
  if (scene >= timeline.story.stretches.size()) return found;
  const auto& stretch = timeline.story.stretches[scene];
  for (std::size_t i = 0; i < timeline.legs.size(); ++i) {
    const timeline::Leg& leg = timeline.legs[i];
    if (!timeline.shows(i) || leg.depart >= stretch.to || leg.arrive <= stretch.from) continue;
    const auto& sources = s.flights[leg.flight].sources;
    found.insert(sources.begin(), sources.end());
  }
  return found;
}

}  // namespace homebound::compose
