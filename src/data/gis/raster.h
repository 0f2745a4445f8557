// Georeferenced pictures, read through GDAL and warped to longitude and latitude.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "data/gis/base_map.h"

namespace homebound::data {

// A picture whose rows run from north to south and columns from west to east, evenly spaced in degrees.
struct Raster {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba;  // sRGB, straight alpha, 4 bytes a pixel
  LonLatBox bounds;                // degrees; west < east <= west + 360
  int orientation = 1;             // how a camera says that it is to be seen: EXIF's 1..8; 1: as it is
};

// Reads a raster of any CRS at its own resolution or coarser: at most 8192 pixels each way and 16 million
// in all, through overviews where the file has them. Palette indices become their colours. Bands are red,
// green, blue (alpha) or grey (alpha) as the file says; values other than bytes are stretched from the 2nd
// to the 98th percentile of a sample. Nodata and masks become transparent. With `bounds`, in degrees, the
// picture fills that box and its own georeference is ignored.
// Throws Error when the file is missing, is not a raster that GDAL may read here (see gdal_file.h), is
// truncated, has no georeference, or has more than 500 million pixels and no overviews.
Raster read_raster(const std::filesystem::path& file, const std::optional<LonLatBox>& bounds = std::nullopt);

}  // namespace homebound::data
