// Opens font files for Cairo, through FreeType.
#pragma once

#include "drawing/drawing.h"
#include "render/pdf/handle.h"

namespace homebound::render {

// Returns the face, opened once and kept while the program runs. Throws Error naming the file. Thread-safe.
cairo_font_face_t* font_face(const drawing::Font& font);

}  // namespace homebound::render
