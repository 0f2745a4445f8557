#pragma once

#include "drawing/drawing.h"

namespace homebound::exporting {

// Whether no pixel lets anything through.
bool is_opaque(const drawing::Pixels& pixels);

}  // namespace homebound::exporting
