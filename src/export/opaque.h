#pragma once

#include "scene/scene.h"

namespace homebound::exporting {

// Whether no pixel lets anything through.
bool is_opaque(const scene::Pixels& pixels);

}  // namespace homebound::exporting
