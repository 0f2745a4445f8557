// Reads features of a GeoPackage through GDAL. An object serves one thread; open one for each call.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include <ogrsf_frmts.h>

#include "base/message.h"
#include "gis/gis.h"

namespace homebound::gis {

class GeoPackage {
 public:
  // Throws Error when the file is missing or is not a readable GeoPackage.
  explicit GeoPackage(const std::filesystem::path& file);

  // Visits each feature of a layer whose bounding box touches `within` once, in stored order. Throws Error
  // when there is no such layer or the file is truncated.
  void each(const std::string& layer, const LonLatBox& within,
            const std::function<void(const OGRFeature&)>& visit) const;

 private:
  void fail(const Text& reason) const;

  std::filesystem::path file_;
  GDALDatasetUniquePtr dataset_;
};

}  // namespace homebound::gis
