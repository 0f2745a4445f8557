// The texts and facts of a story.html: scenes, flights, places, counters and events, each with its sources,
// in the languages of the file and without what the request leaves out.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "exporting/story/tape.h"
#include "timeline/timeline.h"

namespace homebound::exporting {

// The numbers of subjects, in the order of their facts.
struct StorySubjects {
  std::vector<std::optional<Index>>
      flights;  // by leg; nothing for those that the filter hides, or all of many
  std::vector<std::optional<Index>> places;  // by place; nothing for those that only hidden flights have
  std::vector<Index> events;                 // by event
  std::map<std::string, Index> counters;     // by name
};
StorySubjects subjects_of(const timeline::Timeline& timeline);

struct FactsAsked {
  std::vector<Language> languages;
  bool notes = false;  // the presenter's, and those on events
  bool sources = true;
  Text logo = {};  // what the logo on every picture says
  double fps = 0;  // frames a second of the recording, of which a scene's words describe one; 0: of none
};
// Each scene has its `middle`, the second of the story that its words are about.
nlohmann::ordered_json scenes_json(const timeline::Timeline& timeline, const FactsAsked& asked);
nlohmann::ordered_json subjects_json(const timeline::Timeline& timeline, const StorySubjects& subjects,
                                     const FactsAsked& asked);
// Returns { "en": "...", "zh": "..." } of the languages asked for.
nlohmann::ordered_json text_json(const Text& text, const FactsAsked& asked);

}  // namespace homebound::exporting
