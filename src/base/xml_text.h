// Texts in XML and HTML.
#pragma once

#include <string>
#include <string_view>

namespace homebound {

// Escapes &, <, > and quotes, for contents and attributes, and drops control characters that XML does not
// allow.
std::string xml_text(std::string_view text);

}  // namespace homebound
