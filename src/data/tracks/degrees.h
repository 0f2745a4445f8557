// Degrees of longitude and latitude as tables and people write them.
#pragma once

#include <optional>
#include <string_view>

namespace homebound::data {

// Reads "33.946111", "-33.946111", "33.946111 S", "S33.946111", "33°56'46\"S", "33 56.767 S" and
// "33:56:46S". A letter of a hemisphere makes south and west negative. Nullopt for anything else.
std::optional<double> degrees_in(std::string_view text);

// Applies the hemisphere that stands in a column of its own: N, S, E or W, or the word.
double on_side(double degrees, std::string_view side);

}  // namespace homebound::data
