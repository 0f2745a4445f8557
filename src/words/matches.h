// What speaks for a record being that of a flight, in words.
#pragma once

#include <string>
#include <vector>

#include "scenario/matching.h"
#include "words/facts.h"

namespace homebound {

Wording word_for(scenario::Confidence confidence);  // "likely"
// Returns what agrees: "callsign", "origin", "destination" / "呼号"、"出发地"、"目的地"; none if nothing
// does.
std::vector<std::string> sign_words(const scenario::Signs& signs, Language language);
// Returns the same as one text.
std::string signs_text(const scenario::Signs& signs, Language language);
// Returns how late it was and where it ended: "left 40 min late, arrived on time, ended at SZX"; empty when
// nothing is known.
std::string against_plan_text(const scenario::Match& match, const scenario::Scenario& records,
                              Language language);

}  // namespace homebound
