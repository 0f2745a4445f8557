// Which bytes of a run's text belong to which glyphs, as a PDF needs it for selecting and searching.
#pragma once

#include <string_view>
#include <vector>

#include <cairo.h>

namespace homebound::render {

// A cluster a character when there are as many glyphs as characters, else one cluster of the whole text.
std::vector<cairo_text_cluster_t> text_clusters(std::string_view utf8, std::size_t glyphs);

}  // namespace homebound::render
