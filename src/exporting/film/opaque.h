#pragma once

#include "drawing/drawing.h"

namespace homebound::exporting {

// Returns whether every pixel has full alpha.
bool is_opaque(const drawing::Pixels& pixels);

}  // namespace homebound::exporting
