// Reads pictures from files: those of callouts, logos and the user's layers.
#pragma once

#include <filesystem>
#include <memory>

#include "data/gis/raster.h"
#include "drawing/warp.h"

namespace homebound::compose {

// Returns a picture, or a drawing of an SVG, of at most `most` pixels each way, upright as EXIF says. Throws
// Error for a file that is neither.
std::shared_ptr<const drawing::Pixels> read_picture(const std::filesystem::path& file, int most);

std::shared_ptr<const drawing::SphereRaster> sphere_raster(const data::Raster& raster);
// Returns the finest copy of a picture that is at most `most` pixels each way.
std::shared_ptr<const drawing::Pixels> reduced(const drawing::SphereRaster& picture, int most);

}  // namespace homebound::compose
