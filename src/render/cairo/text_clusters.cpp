#include "render/cairo/text_clusters.h"

#include <algorithm>

namespace homebound::render {

std::vector<cairo_text_cluster_t> text_clusters(std::string_view utf8, std::size_t glyphs) {
  const auto begins_character = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; };
  if (static_cast<std::size_t>(std::ranges::count_if(utf8, begins_character)) != glyphs) {
    return {{static_cast<int>(utf8.size()), static_cast<int>(glyphs)}};
  }
  std::vector<cairo_text_cluster_t> clusters;
  clusters.reserve(glyphs);
  for (const char c : utf8) {
    if (begins_character(c) || clusters.empty()) clusters.push_back({0, 1});
    ++clusters.back().num_bytes;
  }
  return clusters;
}

}  // namespace homebound::render
