// One picture turning into another of the same size.
#pragma once

#include "drawing/drawing.h"

namespace homebound::compose {

// `to` over `from`, a share (0..1) visible.
drawing::Drawing crossfade(drawing::Drawing from, drawing::Drawing to, double share);

}  // namespace homebound::compose
