// Pictures with a place on the earth, read through GDAL and brought to longitude and latitude.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "data/gis/base_map.h"

namespace homebound::data {

// Rows from north to south, columns from west to east, evenly spaced in degrees.
struct Raster {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba;  // sRGB, straight alpha
  LonLatBox bounds;                // west < east <= west + 360
};

// Reads a raster of any CRS at its own resolution, or coarser: at most 8192 pixels each way and 16 million in
// all, through overviews where the file has them. A palette becomes its colours; bands are red, green, blue
// (alpha) or grey (alpha) as the file says; values other than bytes are stretched from their 2nd to their
// 98th percentile (of a sample); nodata and masks become transparent. With `bounds` the picture is taken to
// fill that box and its own georeference is not looked at.
// Throws Error: no such file, not a raster that GDAL may read here (see gdal_file.h), broken off, without
// georeference, or more than 500 million pixels without overviews.
Raster read_raster(const std::filesystem::path& file, const std::optional<LonLatBox>& bounds = std::nullopt);

}  // namespace homebound::data
