// Finds where a raster lies on the earth and warps it to longitude and latitude.
#pragma once

#include <string>

#include <gdal_priv.h>

#include "gis/gis.h"

namespace homebound::gis {

// Warps `pixels`, which cover all of `source` at any resolution. Throws Error, naming the file by `name`,
// when the source has no georeference or one that cannot be converted to longitude and latitude.
Raster in_lonlat(GDALDataset& source, Raster pixels, const std::string& name);

}  // namespace homebound::gis
