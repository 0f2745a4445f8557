// Airport and city names as a map shows them, from the registers' long ones.
#pragma once

#include <string>
#include <string_view>

namespace homebound::data {

// "Beijing Capital International Airport" -> "Beijing Capital"; never empty unless `name` is.
std::string short_airport_name(std::string_view name);
// "Phnom Penh (Pou Senchey)" -> "Phnom Penh"; "Birmingham, West Midlands" -> "Birmingham".
std::string short_city_name(std::string_view city);

}  // namespace homebound::data
