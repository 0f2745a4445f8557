// The marks of what carries people, from above.
#pragma once

#include "drawing/drawing.h"
#include "scenario/model.h"

namespace homebound::compose {

// Returns an airliner, a ship, a coach or a train: nose along +x, its middle in the origin, at most 24 page
// units long.
const drawing::SharedPath& craft_shape(scenario::Mode mode);

}  // namespace homebound::compose
