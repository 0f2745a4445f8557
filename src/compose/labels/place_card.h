// The card beside a place that is singled out: what leaves it and what reaches it.
#pragma once

#include "compose/kit/ink.h"
#include "compose/labels/labels.h"
#include "compose/routes/single.h"

namespace homebound::compose {

// Draws it beside the place's mark, where it hides as little as possible of `blocked`. A place outside the
// page has none.
void draw_place_card(Items& items, const Single& single, const LabelSubject& subject, const Theme& theme,
                     const std::vector<Rect>& blocked);

}  // namespace homebound::compose
