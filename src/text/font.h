// Fonts that Pango chose, as the scene knows them.
#pragma once

#include <memory>

#include <pango/pango.h>

#include "drawing/drawing.h"

namespace homebound::text {

struct FontExtents {
  double ascent = 0, descent = 0;  // em, both positive as a rule
};

class LoadedFont : public drawing::Font {
 public:
  virtual FontExtents extents() const = 0;
};

// The font behind a Pango font: one object for each face, kept for ever, so that glyph caches may rely on
// its address. Not thread-safe; its result is.
std::shared_ptr<const LoadedFont> loaded_font(PangoFont* font);

}  // namespace homebound::text
