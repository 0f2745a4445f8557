// Addresses of pages that a document may link to.
#pragma once

#include <string>
#include <string_view>

namespace homebound::exporting {

// Returns a web address in the characters that a URI may have, with the rest escaped; empty for what is no
// address of a page on the web. PowerPoint takes a file with any other for damaged.
std::string web_address(std::string_view text);

}  // namespace homebound::exporting
