// What places and modes are called in files and by codes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scenario/model.h"

namespace homebound::scenario {

// Returns a place's code, IATA rather than ICAO, or the scenario's own id of it.
const std::string& code_of(const Place& place);

std::string_view name_of(Mode mode);
std::optional<Mode> mode_named(std::string_view name);

}  // namespace homebound::scenario
