#include "render/pdf/text_clusters.h"

namespace homebound::render {

std::vector<cairo_text_cluster_t> text_clusters(const drawing::GlyphRun& run) {
  std::vector<cairo_text_cluster_t> clusters;
  std::size_t begun = 0;  // start of the last cluster
  const auto end_at = [&](std::size_t byte) { clusters.back().num_bytes = static_cast<int>(byte - begun); };
  for (const drawing::Glyph& g : run.glyphs) {
    if (clusters.empty() ? g.cluster != 0 : g.cluster < begun || g.cluster >= run.text.size())
      return {{static_cast<int>(run.text.size()), static_cast<int>(run.glyphs.size())}};
    if (clusters.empty() || g.cluster > begun) {
      if (!clusters.empty()) end_at(g.cluster);
      begun = g.cluster;
      clusters.push_back({0, 0});
    }
    ++clusters.back().num_glyphs;
  }
  if (!clusters.empty()) end_at(run.text.size());
  return clusters;
}

}  // namespace homebound::render
