// JPEG for pictures such as relief and photographs, which are many times as large as PNG.
#pragma once

#include <optional>
#include <string>

#include "drawing/drawing.h"

namespace homebound::exporting {

// Tells whether a picture is opaque and has so many colours that no eye misses what JPEG takes from it.
bool is_continuous(const drawing::Pixels& pixels);

// Returns the bytes of a JPEG of high quality, with colour at full resolution; the same pixels give the same
// bytes. Nothing where libav cannot be loaded or has no encoder of JPEG.
std::optional<std::string> jpeg(const drawing::Pixels& pixels);

}  // namespace homebound::exporting
