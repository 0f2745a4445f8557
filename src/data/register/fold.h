// Folds names for comparison: lower case, no accents, no punctuation.
#pragma once

#include <string>
#include <string_view>

namespace homebound::data {

// Returns the folded name: "Düsseldorf" and "dusseldorf", "МОСКВА" and "Москва", "Soekarno–Hatta" and
// "soekarno hatta" fold alike. Latin, Greek, Cyrillic and Armenian letters lose their case and accents
// (Unicode's full case folding and canonical decomposition); Arabic ones their vowel signs and the forms that
// few people keep apart (أ and ا, ة and ه, ى and ي). Dashes and slashes become spaces and
// apostrophes are dropped. Other scripts and bytes that are not UTF-8 stay.
std::string folded(std::string_view utf8);

}  // namespace homebound::data
