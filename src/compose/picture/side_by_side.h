// Two pictures of one story on one page: another filter, or another day, on the same map and scales.
#pragma once

#include "compose/picture/shot.h"
#include "compose/view/page.h"
#include "drawing/drawing.h"

namespace homebound::compose {

// Returns the same moment of a shot's second picture; its plans have one.
Shot beside(const Shot& shot);
// Returns the state of the second picture where the first shows `state`.
timeline::FrameState beside(const timeline::FrameState& state, const Plan& first);
// Returns both pictures on a page of `pixels`, at `scale` pixels per page unit.
drawing::Drawing side_by_side(const drawing::Drawing& first, const drawing::Drawing& second, Size pixels,
                              double scale);

}  // namespace homebound::compose
