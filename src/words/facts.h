// The words for what is known of a fact, and for where people are.
#pragma once

#include <string>

#include "base/bilingual.h"
#include "data/register/airports.h"
#include "scenario/model.h"
#include "timeline/timeline.h"

namespace homebound {

Wording word_for(scenario::Certainty certainty);        // of a number of people, "reported"
Wording times_word_for(scenario::Certainty certainty);  // "reported times"
// Returns the city that an airport serves, as other airports of the same city name it where this one has no
// Chinese.
std::string city_name(const data::Airport& airport, Language language);
// Returns a country's name by its ISO 3166-1 code, or the code of one that is not known.
std::string country_text(const std::string& iso, Language language);
Wording word_for(scenario::Mode mode);  // "air"
// "never flew"; of what does not fly "never left"
Wording word_for(scenario::FlightStatus status, scenario::Mode mode = scenario::Mode::air);
// Returns a figure with what it counts: "254 suspects arrived" / "254名嫌疑人抵达"; in Chinese, where the
// digits of both would meet, "11月10日抵达时间：09:00".
std::string figure_text(const scenario::Figure& figure, Language language);
Wording word_for(timeline::Status status);  // of people, "aboard"
// Returns the same for a timeline's counters: on journeys "en route", which is more than aboard, and
// "arrived" where not all have flown.
Wording word_for(timeline::Status status, const timeline::Timeline& timeline);

}  // namespace homebound
