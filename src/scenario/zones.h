// Suggestions for misspelt time zones.
#pragma once

#include <string>
#include <string_view>

#include "base/message.h"

namespace homebound::scenario {

// Returns "; did you mean 'Asia/Shanghai'?" or "".
Text nearest_zone(std::string_view zone);

}  // namespace homebound::scenario
