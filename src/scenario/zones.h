// Suggestions for misspelt time zones.
#pragma once

#include <string>
#include <string_view>

namespace homebound::scenario {

// "; did you mean 'Asia/Shanghai'?" or "".
std::string nearest_zone(std::string_view zone);

}  // namespace homebound::scenario
