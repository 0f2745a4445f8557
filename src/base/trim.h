// Trims the spaces around a text.
#pragma once

#include <string_view>

namespace homebound {

// Removes spaces, tabs and line ends at both ends, and two spaces that spreadsheets and Chinese keyboards
// produce: U+00A0 and U+3000.
std::string_view trimmed(std::string_view text);

}  // namespace homebound
