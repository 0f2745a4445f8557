// The theme of a presentation: the colours of a picture's theme, and fonts that PowerPoint has.
#pragma once

#include <string>

#include "compose/view/theme.h"

namespace homebound::exporting {

// Returns the theme part.
std::string theme_xml(const compose::Theme& theme);

// Returns the element that says which of the theme's colours are background and text. A theme has its dark
// colours first, so that a dark one is turned round.
std::string colour_map_xml(const compose::Theme& theme);

}  // namespace homebound::exporting
