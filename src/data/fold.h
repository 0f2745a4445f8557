// Text made alike for comparing names: small letters, no accents, no punctuation.
#pragma once

#include <string>
#include <string_view>

namespace homebound::data {

// "Düsseldorf" and "dusseldorf", "Soekarno–Hatta" and "soekarno hatta" fold alike. Latin letters lose
// their case and accents, dashes and slashes become spaces, apostrophes go, other scripts stay.
std::string folded(std::string_view utf8);

}  // namespace homebound::data
