// What is written about a scene of the story.
#pragma once

#include "compose/kit/words.h"
#include "timeline/timeline.h"

namespace homebound::compose {

// The number of scenes; 1 of a story that is not told in scenes.
std::size_t scene_count(const timeline::Timeline& timeline);
// Its title; of a story without scenes, the scenario's. Where there is none, empty.
scenario::Text scene_title(const timeline::Timeline& timeline, std::size_t scene);
// "9 November 2015, 18:00 – 10 November 2015, 05:30" or, in short, "9 Nov, 18:00 – 10 Nov, 05:30": the later
// date only where it differs, no clock from midnight to midnight. Empty where no times are known.
std::string scene_span(const timeline::Timeline& timeline, std::size_t scene, Language language,
                       bool in_short = false);
// The events from a scene's first instant until its last, or of the last scene until its last included.
std::vector<std::size_t> events_in(const timeline::Timeline& timeline, std::size_t scene);

}  // namespace homebound::compose
