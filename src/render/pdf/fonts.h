// Font files for Cairo, through FreeType.
#pragma once

#include "drawing/drawing.h"
#include "render/pdf/handle.h"

namespace homebound::render {

// The face, opened once for the whole run of the program. Throws Error naming the file. Thread-safe.
cairo_font_face_t* font_face(const drawing::Font& font);

}  // namespace homebound::render
