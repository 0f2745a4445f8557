// The scale bar: a round distance at the scale of the page's centre.
#pragma once

#include <optional>
#include <string>

#include "compose/kit/ink.h"
#include "compose/view/theme.h"
#include "compose/view/view.h"

namespace homebound::compose {

struct ScaleBar {
  double metres = 0;  // 1, 2 or 5 times a power of ten
  double length = 0;  // page units, along the east-west geodesic through the page's centre
};
// Returns nullopt where one bar would mislead: the scale varies by more than a factor of two over the page,
// in any direction, or more than about a hemisphere is shown. Otherwise scale_text says where the bar is
// valid.
std::optional<ScaleBar> scale_bar(const View& view);

std::string scale_text(const ScaleBar& bar, Language language);
Size scale_bar_size(const ScaleBar& bar, const Typography& type);
void draw_scale_bar(Items& items, const ScaleBar& bar, const Rect& box, Language language,
                    const Theme& theme);

}  // namespace homebound::compose
