// Crossfades between two pictures of the same size.
#pragma once

#include "drawing/drawing.h"

namespace homebound::compose {

// Returns `to` drawn over `from` at the opacity `share` (0..1).
drawing::Drawing crossfade(drawing::Drawing from, drawing::Drawing to, double share);

}  // namespace homebound::compose
