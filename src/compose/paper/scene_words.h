// The wording about a story's scenes.
#pragma once

#include <set>

#include "compose/kit/words.h"
#include "timeline/timeline.h"

namespace homebound::compose {

// Returns the number of scenes; 1 for a story without scenes.
std::size_t scene_count(const timeline::Timeline& timeline);
// Returns the scene's title; the scenario's title for a story without scenes. May be empty.
Text scene_title(const timeline::Timeline& timeline, std::size_t scene);
// Returns "9 November 2015, 18:00 – 10 November 2015, 05:30", or short "9 Nov, 18:00 – 10 Nov, 05:30". The
// later date appears only when it differs, and clock times are omitted from midnight to midnight. Returns
// "" when no times are known.
std::string scene_span(const timeline::Timeline& timeline, std::size_t scene, Language language,
                       bool in_short = false);
// Returns the events from a scene's first instant up to its last, which is included only for the last
// scene.
std::vector<std::size_t> events_in(const timeline::Timeline& timeline, std::size_t scene);
// Returns the sources of these events and of the claims about their figures, and of the flights under way in
// a scene that are shown.
std::set<std::size_t> sources_in(const timeline::Timeline& timeline, std::size_t scene);

}  // namespace homebound::compose
