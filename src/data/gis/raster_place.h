// Where a raster lies on the earth, and the raster brought there.
#pragma once

#include <string>

#include <gdal_priv.h>

#include "data/gis/raster.h"

namespace homebound::data {

// `pixels` are all of `source`, at any resolution. Throws Error, naming the file by `name`, when the source
// has no georeference or none that leads to longitude and latitude.
Raster in_lonlat(GDALDataset& source, Raster pixels, const std::string& name);

}  // namespace homebound::data
