// The north arrow.
#pragma once

#include <optional>

#include "compose/kit/ink.h"
#include "compose/view/theme.h"
#include "compose/view/view.h"

namespace homebound::compose {

// Where north lies at the page's centre: radians from straight up, clockwise. Nothing when an arrow would say
// nothing or something false: north is up, within a degree; a pole is on the page, so that every direction is
// north somewhere; or much of the world is shown, and the graticule tells it better.
std::optional<Radians> north_at_centre(const View& view);

inline constexpr Size north_size{22, 36};
void draw_north(Items& items, const Rect& box, Radians north, Language language, const Theme& theme);

}  // namespace homebound::compose
