// Wraps the fonts that Pango chose as fonts of a drawing.
#pragma once

#include <memory>

#include <pango/pango.h>

#include "drawing/drawing.h"

namespace homebound::text {

// The reach of a font's lines above and below the baseline.
struct FontExtents {
  double ascent = 0, descent = 0;  // em, both usually positive
};

// A font of a drawing whose line metrics are known.
class LoadedFont : public drawing::Font {
 public:
  virtual FontExtents extents() const = 0;
};

// Returns the font behind a Pango font. Each face has one object that is kept for ever, so that glyph
// caches may rely on its address. The call is not thread-safe; the font is. Throws Error when fontconfig
// finds no font.
std::shared_ptr<const LoadedFont> loaded_font(PangoFont* font);

}  // namespace homebound::text
