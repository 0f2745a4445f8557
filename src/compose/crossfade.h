// One picture turning into another of the same size.
#pragma once

#include "scene/scene.h"

namespace homebound::compose {

// `to` over `from`, a share (0..1) visible.
scene::Scene crossfade(scene::Scene from, scene::Scene to, double share);

}  // namespace homebound::compose
