// Shortens the registers' long names of airports and cities to those that a map shows.
#pragma once

#include <string>
#include <string_view>

namespace homebound::data {

// "Beijing Capital International Airport" -> "Beijing Capital". The result is empty only if `name` is.
std::string short_airport_name(std::string_view name);
// "Phnom Penh (Pou Senchey)" -> "Phnom Penh"; "Birmingham, West Midlands" -> "Birmingham".
std::string short_city_name(std::string_view city);

}  // namespace homebound::data
