// Rewrites PDFs that Cairo has written, by libqpdf.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace homebound::render {

// Returns the document packed, and without dates unless `dated`. The same document gives the same bytes.
// Throws std::exception.
std::string rewritten(std::string_view pdf, bool dated);
// Does the same and lays all pages over one another as one page. Each is an optional content group (ISO
// 32000-1 8.11) with its name; one without a name is always shown.
std::string pages_as_layers(std::string_view pdf, const std::vector<std::string>& names, bool dated);

}  // namespace homebound::render
