// How numbers are written for people.
#pragma once

#include <string>
#include <string_view>

namespace homebound {

// Adds thousands separators to a decimal number: "12345.6" -> "12,345.6". In Chinese ("zh") a number of four
// figures has none, as GB/T 15835 has it.
std::string parted(std::string number, std::string_view language = "en");

}  // namespace homebound
