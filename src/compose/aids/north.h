// The north arrow.
#pragma once

#include <optional>

#include "compose/kit/ink.h"
#include "compose/view/theme.h"
#include "compose/view/view.h"

namespace homebound::compose {

// Returns the direction of north at the page's centre, radians clockwise from up. Returns nullopt when an
// arrow would be redundant or wrong: north is up within a degree, a pole is on the page, or so much of the
// world is shown that the graticule serves better.
std::optional<Radians> north_at_centre(const View& view);

inline constexpr Size north_size{22, 36};
void draw_north(Items& items, const Rect& box, Radians north, Language language, const Theme& theme);

}  // namespace homebound::compose
