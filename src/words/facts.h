// The words for what is known of a fact, and for where people are.
#pragma once

#include "base/bilingual.h"
#include "scenario/model.h"
#include "timeline/timeline.h"

namespace homebound {

Wording word_for(scenario::Certainty certainty);        // of a number of people, "reported"
Wording times_word_for(scenario::Certainty certainty);  // "reported times"
// Returns a country's name by its ISO 3166-1 code, or the code of one that is not known.
std::string country_text(const std::string& iso, Language language);
Wording word_for(scenario::Mode mode);  // "air"
// "never flew"; of what does not fly "never left"
Wording word_for(scenario::FlightStatus status, scenario::Mode mode = scenario::Mode::air);
Wording word_for(timeline::Status status);  // of people, "aboard"
// Returns the same for a timeline's counters: on journeys "en route", which is more than aboard, and
// "arrived" where not all have flown.
Wording word_for(timeline::Status status, const timeline::Timeline& timeline);

}  // namespace homebound
