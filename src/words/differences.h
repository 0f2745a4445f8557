// What differs between two reports of a flight, in words.
#pragma once

#include <string>
#include <vector>

#include "timeline/difference.h"
#include "words/facts.h"

namespace homebound {

Wording word_for(timeline::Aspect aspect);  // "departs"
// Returns what a report says of a leg: "2024-03-01 08:00", "90 suspects"; "-" where it says nothing.
std::string aspect_text(const timeline::Timeline& report, std::size_t leg, timeline::Aspect aspect,
                        Language language);
// Returns all that has changed: "departs 2024-03-01 08:00 → 2024-03-01 08:40 (40 min late)", "people 90 → 95
// (+5)".
std::vector<std::string> changes_text(const timeline::Timeline& before, const timeline::Timeline& after,
                                      const timeline::Counterparts& counterparts, Language language);

}  // namespace homebound
