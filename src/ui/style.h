// The panels' look, derived from the picture's theme.
#pragma once

#include <imgui.h>

#include "base/colour.h"
#include "compose/theme.h"

namespace homebound::ui {

struct Palette {
  Colour back, raised, text, muted, accent, on_accent, line;
};
// Text is at least 7:1 on its ground, muted text 4.5:1, the accent and frames 3:1 (WCAG 2.1 AA and better).
Palette palette_of(const compose::Theme& theme);
// `colour` moved towards black or white until it has the contrast ratio on `ground`.
Colour readable(Colour colour, Colour ground, double ratio);

// Colours and sizes of the current ImGui context, for `scale` pixels a unit.
void apply_style(const Palette& palette, double scale);

ImVec4 im(Colour c);
ImU32 im32(Colour c);

}  // namespace homebound::ui
