// A shade in few tones: one of hundreds takes several times the bytes, and no eye tells them apart.
#pragma once

#include <optional>
#include <string>

#include "drawing/drawing.h"

namespace homebound::exporting {

// Returns the bytes of a PNG of a picture whose colours lie along one ramp, in at most `tones` of them.
// Nothing for a picture whose colours do not.
std::optional<std::string> toned_png(const drawing::Pixels& pixels, std::size_t tones = 32);

}  // namespace homebound::exporting
