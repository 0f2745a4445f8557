// Reads how people travel.
#pragma once

#include <optional>
#include <string_view>

#include "scenario/model.h"

namespace homebound::scenario {

// Reads "air", "by ship", "Bus", 铁路 ...; nullopt for any other text.
std::optional<Mode> mode_in(std::string_view cell);

}  // namespace homebound::scenario
