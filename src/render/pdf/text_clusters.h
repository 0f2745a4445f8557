// Maps the bytes of a run's text to its glyphs, as a PDF needs it for selecting and searching.
#pragma once

#include <vector>

#include <cairo.h>

#include "drawing/drawing.h"

namespace homebound::render {

// Returns the clusters that the glyphs name, or one cluster of the whole text where they do not run
// forwards.
std::vector<cairo_text_cluster_t> text_clusters(const drawing::GlyphRun& run);

}  // namespace homebound::render
