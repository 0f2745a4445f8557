// Which bytes of a run's text belong to which glyphs, as a PDF needs it for selecting and searching.
#pragma once

#include <vector>

#include <cairo.h>

#include "drawing/drawing.h"

namespace homebound::render {

// As the glyphs' clusters say; one cluster of the whole text where they do not go forwards.
std::vector<cairo_text_cluster_t> text_clusters(const drawing::GlyphRun& run);

}  // namespace homebound::render
