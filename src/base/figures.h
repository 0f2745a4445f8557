// How numbers are written for people.
#pragma once

#include <string>

namespace homebound {

// Thousands of a decimal number parted: "12345.6" -> "12,345.6".
std::string parted(std::string number);

}  // namespace homebound
