// Draws items onto a Cairo context, in page units.
#pragma once

#include "drawing/drawing.h"
#include "render/pdf/handle.h"

namespace homebound::render {

enum class Letters {
  text,      // glyphs of a font with their text, for documents
  outlines,  // paths, because on pixels Cairo would place glyphs to whole pixels
};

// Draws the background and the items; one page unit is one unit of the context's matrix.
void paint(cairo_t* context, const drawing::Drawing& drawing, Letters letters);

}  // namespace homebound::render
