// The panels' colours, derived from the picture's theme.
#pragma once

#include "base/colour.h"
#include "compose/view/theme.h"

namespace homebound::ui {

struct Palette {
  Colour back, raised, text, muted, accent, line;
  Colour edge;  // of what can be operated
};
// Text is at least 7:1 on its ground, muted text 4.5:1, the accent and edges 3:1 (WCAG 2.1 AA and better).
Palette palette_of(const compose::Theme& theme);

Colour mixed(Colour a, Colour b, float share);  // opaque
// `colour` moved towards black or white until it has the contrast ratio on `ground`.
Colour readable(Colour colour, Colour ground, double ratio);

}  // namespace homebound::ui
