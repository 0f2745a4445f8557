// Names made alike, so that they can be compared: small letters, no accents, no punctuation.
#pragma once

#include <string>
#include <string_view>

namespace homebound::data {

// "Düsseldorf" and "dusseldorf", "МОСКВА" and "Москва", "Soekarno–Hatta" and "soekarno hatta" fold alike.
// Latin, Greek, Cyrillic and Armenian letters lose their case and accents (Unicode's full case folding and
// canonical decomposition); dashes and slashes become spaces, apostrophes go, other scripts stay, and so do
// bytes that are no UTF-8.
std::string folded(std::string_view utf8);

}  // namespace homebound::data
