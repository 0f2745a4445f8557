// Font files for Cairo, through FreeType.
#pragma once

#include "render/cairo/handle.h"
#include "scene/scene.h"

namespace homebound::render {

// The face, opened once for the whole run of the program. Throws Error naming the file. Thread-safe.
cairo_font_face_t* font_face(const scene::Font& font);

}  // namespace homebound::render
