// What libqpdf does to the PDFs that Cairo has written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace homebound::render {

// Packed, and without dates unless `dated`. The same document gives the same bytes. Throws std::exception.
std::string rewritten(std::string_view pdf, bool dated);
// Likewise, with all pages laid over one another as one: each an optional content group (ISO 32000-1 8.11) of
// its name, or always shown where that is empty.
std::string pages_as_layers(std::string_view pdf, const std::vector<std::string>& names, bool dated);

}  // namespace homebound::render
