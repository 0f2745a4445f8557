// Text without the spaces around it.
#pragma once

#include <string_view>

namespace homebound {

// Spaces are those of ASCII, and two that spreadsheets and Chinese keyboards give: U+00A0 and U+3000.
std::string_view trimmed(std::string_view text);

}  // namespace homebound
