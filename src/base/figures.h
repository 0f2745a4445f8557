// Writes numbers for readers.
#pragma once

#include <string>

#include "base/language.h"

namespace homebound {

// Adds thousands separators to a decimal number: "12345.6" becomes "12,345.6". In Chinese a number
// of four digits gets none (GB/T 15835).
std::string with_thousands(std::string number, Language language = Language::english);

}  // namespace homebound
