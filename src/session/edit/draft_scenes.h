// Drafts scenes from what the flights say: an overview, the departures, each stage, the arrivals, the sum.
// The stages are those of ways on which people change or, where nobody does, waves of departures.
#pragma once

#include <string>
#include <vector>

#include "session/edit/document.h"
#include "timeline/timeline.h"

namespace homebound::session {

// A drafted scene.
struct DraftScene {
  Text title, text, notes;
  Instant from, to;
  double seconds = 0, hold = 0;
  std::vector<std::size_t> flights, places;  // that the camera frames; none: the whole map
  bool card = false;
};
// How a draft begins.
struct Told {
  Text title;        // empty: the story has none
  std::string zone;  // whose days and times of day are told
};
// Returns the scenes of a story, filtered or not, in all its flights; every number in them is counted from
// the flights, and what a scene rests on but nobody reported is said in its notes, as is who counts on
// several flights. Throws Error where there is nothing to go by: no flight, or none with a time.
std::vector<DraftScene> drafted(const timeline::Timeline& timeline, const Told& told);

// Returns the document's text with these scenes at its end, each below a comment that calls it a draft. A
// document that names no time zone gets that of the place from which most flights leave. Throws Error for a
// document that has scenes.
std::string with_draft(const Document& document);

}  // namespace homebound::session
