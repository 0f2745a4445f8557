// Owns Cairo's objects as values that free themselves.
#pragma once

#include <memory>
#include <string>

#include <cairo.h>

#include "base/destroy.h"
#include "base/message.h"

namespace homebound::render {

using Surface = std::unique_ptr<cairo_surface_t, Destroy<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Destroy<cairo_destroy>>;
using Pattern = std::unique_ptr<cairo_pattern_t, Destroy<cairo_pattern_destroy>>;
using FontFace = std::unique_ptr<cairo_font_face_t, Destroy<cairo_font_face_destroy>>;
using FontOptions = std::unique_ptr<cairo_font_options_t, Destroy<cairo_font_options_destroy>>;

// Throws Error "cannot WORK: Cairo's reason" unless the status is success.
void check(cairo_status_t status, const Text& work);

}  // namespace homebound::render
