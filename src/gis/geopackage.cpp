#include "gis/geopackage.h"

#include <mutex>
#include <unordered_set>
#include <vector>

#include <cpl_conv.h>
#include <cpl_error.h>
#include <fmt/format.h>

#include "base/error.h"

namespace homebound::gis {
namespace {

// Registers only the driver that the base map needs: registering all of GDAL's would take several times as
// long.
void register_driver() {
  static std::once_flag once;
  std::call_once(once, [] { RegisterOGRGeoPackage(); });
}

// Collects GDAL's messages for one sentence of ours instead of lines on stderr.
class QuietErrors {
 public:
  QuietErrors() { CPLErrorReset(); }
  bool failed() const { return CPLGetLastErrorType() >= CE_Failure; }
  std::string message() const { return CPLGetLastErrorMsg(); }

 private:
  CPLErrorHandlerPusher pushed_{CPLQuietErrorHandler};
};

// Returns the parts of a box that do not cross 180 degrees.
std::vector<LonLatBox> uncrossed(const LonLatBox& box) {
  if (box.west <= box.east) return {box};
  return {{box.west, box.south, 180, box.north}, {-180, box.south, box.east, box.north}};
}

bool whole_world(const LonLatBox& box) {
  return box.west <= -180 && box.south <= -90 && box.east >= 180 && box.north >= 90;
}

}  // namespace

GeoPackage::GeoPackage(const std::filesystem::path& file) : file_(file) {
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) fail({"there is no such file", "没有该文件"});
  register_driver();
  const QuietErrors errors;
  // SpatiaLite's functions would be made ready for SQL that asks for them, which takes half of the opening.
  const CPLConfigOptionSetter plain("SPATIALITE_LOAD", "NO", false);
  const char* const drivers[] = {"GPKG", nullptr};
  const char* const options[] = {"LIST_ALL_TABLES=NO", nullptr};
  dataset_.reset(
      GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, options, nullptr));
  if (!dataset_)
    fail(errors.failed() ? as_is(errors.message()) : Text{"it is not a GeoPackage", "不是 GeoPackage"});
}

void GeoPackage::fail(const Text& reason) const {
  throw Error(told("cannot read the base map {}: {}", "无法读取底图 {}：{}", file_.string(), reason));
}

void GeoPackage::each(const std::string& layer, const LonLatBox& within,
                      const std::function<void(const OGRFeature&)>& visit) const {
  const QuietErrors errors;
  OGRLayer* const source = dataset_->GetLayerByName(layer.c_str());
  if (source == nullptr) fail(told("it has no layer '{}'", "没有图层“{}”", layer));
  std::unordered_set<GIntBig> seen;
  const std::vector<LonLatBox> boxes = uncrossed(within);
  for (const LonLatBox& box : boxes) {
    if (whole_world(box)) {
      source->SetSpatialFilter(nullptr);
    } else {
      source->SetSpatialFilterRect(box.west, box.south, box.east, box.north);
    }
    source->ResetReading();
    while (const OGRFeatureUniquePtr feature{source->GetNextFeature()})
      if (boxes.size() == 1 || seen.insert(feature->GetFID()).second) visit(*feature);
    if (errors.failed()) fail(as_is(errors.message()));
  }
}

}  // namespace homebound::gis
