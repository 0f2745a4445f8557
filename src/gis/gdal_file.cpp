#include "gis/gdal_file.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <mutex>

#include <fmt/format.h>
#include <gdal_frmts.h>
#include <ogr_srs_api.h>
#include <ogrsf_frmts.h>

#include "base/error.h"
#include "base/message.h"

namespace homebound::gis {
namespace {

// Bytes. While a text format is read, it takes several times its size in memory.
constexpr std::uintmax_t largest_text = 256'000'000;
constexpr std::array<std::string_view, 5> text_drivers = {"GeoJSON", "TopoJSON", "GPX", "KML", "LIBKML"};

// Only the drivers needed are registered: registering all of GDAL's would take several times as long.
constexpr std::array<void (*)(), 18> registrations = {
    GDALRegister_MEM,     GDALRegister_GTiff,   GDALRegister_JPEG,     GDALRegister_PNG,
    GDALRegister_WEBP,    GDALRegister_GIF,     GDALRegister_BMP,      GDALRegister_JP2OpenJPEG,
    GDALRegister_AAIGrid, GDALRegister_MBTiles, RegisterOGRGeoPackage, RegisterOGRGeoJSON,
    RegisterOGRTopoJSON,  RegisterOGRShape,     RegisterOGRFlatGeobuf, RegisterOGRGPX,
    RegisterOGRKML,       RegisterOGRLIBKML};
constexpr std::array<const char*, 18> drivers = {
    "GTiff",          "JPEG",       "PNG",     "WEBP",   "GIF",     "BMP",
    "JP2OpenJPEG",    "AAIGrid",    "MBTiles", "GPKG",   "GeoJSON", "TopoJSON",
    "ESRI Shapefile", "FlatGeobuf", "GPX",     "LIBKML", "KML",     nullptr};

void prepare() {
  static std::once_flag once;
  std::call_once(once, [] {
    for (const auto add : registrations) add();
    OSRSetPROJEnableNetwork(0);
  });
}

bool is_vrt(const std::filesystem::path& file) {
  std::string head(64, '\0');
  std::ifstream(file, std::ios::binary).read(head.data(), static_cast<std::streamsize>(head.size()));
  return file.extension() == ".vrt" || head.find("<VRTDataset") != head.npos ||
         head.find("<OGRVRTDataSource") != head.npos;
}

}  // namespace

GDALDatasetUniquePtr open_user_file(const std::filesystem::path& file, unsigned kinds) {
  const std::string name = file.filename().string();
  std::error_code problem;
  if (!std::filesystem::exists(file, problem))
    throw Error(told("there is no file '{}'", "没有文件“{}”", name));
  if (!std::filesystem::is_regular_file(file, problem))
    throw Error(told("'{}' is not a file", "“{}”不是文件", name));
  if (is_vrt(file))
    throw Error(told(
        "'{}' is a VRT, which may read other files, and is refused: make a GeoTIFF or a "
        "GeoPackage of it with gdal_translate or ogr2ogr",
        "“{}”是 VRT，可能读取其他文件，因此拒绝：请用 gdal_translate 或 ogr2ogr 转为 GeoTIFF 或 GeoPackage",
        name));
  prepare();
  const QuietGdal errors;
  const std::string path = std::filesystem::canonical(file).string();
  if (GDALDriverH driver = GDALIdentifyDriverEx(path.c_str(), kinds, drivers.data(), nullptr)) {
    const std::string_view format = GDALGetDriverShortName(driver);
    if (std::find(text_drivers.begin(), text_drivers.end(), format) != text_drivers.end() &&
        std::filesystem::file_size(file, problem) > largest_text)
      throw Error(told("'{}' is larger than {} MB, the most for {}: make a GeoPackage of it with ogr2ogr",
                       "“{}”大于{} MB，超出 {} 的上限：请用 ogr2ogr 转为 GeoPackage", name,
                       largest_text / 1'000'000, format));
  }
  GDALDatasetUniquePtr dataset(
      GDALDataset::Open(path.c_str(), kinds | GDAL_OF_READONLY, drivers.data(), nullptr, nullptr));
  if (!dataset) {
    const Text reason = errors.failed() ? as_is(errors.message())
                                        : Text("it is of no format that is read here", "文件格式不受支持");
    throw Error(told("cannot read '{}': {}", "无法读取“{}”：{}", name, reason));
  }
  return dataset;
}

}  // namespace homebound::gis
