#include "scenario/names.h"

#include <algorithm>

namespace homebound::scenario {

const std::string& code_of(const Place& place) {
  return !place.iata.empty() ? place.iata : !place.icao.empty() ? place.icao : place.id;
}

std::string_view name_of(Mode mode) { return mode_names.at(static_cast<std::size_t>(mode)); }

std::optional<Mode> mode_named(std::string_view name) {
  const auto found = std::ranges::find(mode_names, name);
  return found == mode_names.end() ? std::nullopt
                                   : std::optional(static_cast<Mode>(found - mode_names.begin()));
}

}  // namespace homebound::scenario
