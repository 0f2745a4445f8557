// The logo on a map: on a plate of its own, in a corner of what the other overlays leave.
#pragma once

#include "compose/column/overlays.h"
#include "compose/view/logo.h"

namespace homebound::compose {

// Returns the logo's plate beside the other overlays, page units.
Rect logo_box(const Room& others, const Layout& layout, const LogoRoom& logo);
void draw_logo(Items& items, const Logo& logo, const Rect& plate, const Theme& theme, Language language);
// Appends the picture alone, fitted into a box at its left or right side.
void add_logo(Items& items, const Logo& logo, const Rect& box, Language language);

}  // namespace homebound::compose
