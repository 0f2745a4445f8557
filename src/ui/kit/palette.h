// The panels' colours, derived from the picture's theme.
#pragma once

#include "base/colour.h"
#include "compose/view/theme.h"

namespace homebound::ui {

struct Palette {
  Colour back, raised, text, muted, accent, line;
  Colour edge;   // outline of controls
  Colour alarm;  // of what is wrong
};
// Returns the palette for a theme. Contrast on its ground is at least 7:1 for text, 4.5:1 for muted text and
// what is wrong, 3:1 for the accent and edges (WCAG 2.1 AA and better).
Palette palette_of(const compose::Theme& theme);

// Mixes two colours.
Colour mixed(Colour a, Colour b, float share);  // returns an opaque colour; `share` 0..1 of `b`
// Moves `colour` towards black or white until it reaches the contrast ratio on `ground`.
Colour readable(Colour colour, Colour ground, double ratio);

}  // namespace homebound::ui
