// Drawing items onto a Cairo context, in page units.
#pragma once

#include "drawing/drawing.h"
#include "render/pdf/handle.h"

namespace homebound::render {

enum class Letters {
  text,      // as glyphs of a font, with the text they say: for documents
  outlines,  // as paths: on pixels Cairo would place glyphs to whole pixels
};

// Background and items, one page unit being one unit of the context's matrix.
void paint(cairo_t* context, const drawing::Drawing& drawing, Letters letters);

}  // namespace homebound::render
