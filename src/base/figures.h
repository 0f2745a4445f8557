// Writes numbers for readers.
#pragma once

#include <string>
#include <string_view>

namespace homebound {

// Adds thousands separators to a decimal number: "12345.6" becomes "12,345.6". In Chinese ("zh") a number
// of four digits gets none (GB/T 15835).
std::string parted(std::string number, std::string_view language = "en");

}  // namespace homebound
