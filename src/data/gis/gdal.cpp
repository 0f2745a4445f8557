#include "data/gis/gdal.h"

#include "base/error.h"
#include "base/resources.h"
#include "data/gis/ogr_table.h"
#include "data/gis/packed_map.h"
#include "platform/system/library.h"
#include "platform/system/process.h"

namespace homebound::data {
namespace {

// Finds the library beside the installed program, else where it was built.
std::filesystem::path gis_library() {
  const auto installed = platform::executable().parent_path().parent_path() / HOMEBOUND_GIS_INSTALLED;
  std::error_code ignored;
  return std::filesystem::exists(installed, ignored) ? installed : HOMEBOUND_GIS_BUILT;
}

const Gdal& loaded() {
  const std::filesystem::path file = gis_library();
  void* const library = platform::load_library(file.string());
  void* const all = library != nullptr ? platform::function_of(library, "homebound_gdal") : nullptr;
  if (all == nullptr)
    throw Error(told("maps and tables are read through GDAL, but {} cannot be loaded: is GDAL installed?",
                     "地图与表格经 GDAL 读取，但无法加载 {}：是否已安装 GDAL？", file.string()));
  return *static_cast<const Gdal*>(all);
}

}  // namespace

const Gdal& gdal() {
  static const Gdal& all = loaded();
  return all;
}

BaseMap read_base_map(const std::filesystem::path& file, Detail detail, const LonLatBox& within) {
  return gdal().read_base_map(file, detail, within);
}
BaseMap shipped_base_map(Detail detail) {
  const auto file = resource("geodata/basemap.gpkg");
  if (auto packed = packed_map(resource_if_any("geodata/basemap.packed"), file, detail))
    return *std::move(packed);
  return read_base_map(file, detail);
}
Raster read_raster(const std::filesystem::path& file, const std::optional<LonLatBox>& bounds) {
  return gdal().read_raster(file, bounds);
}
bool holds_features(const std::filesystem::path& file) { return gdal().holds_features(file); }
std::vector<VectorLayer> read_vector_layers(const std::filesystem::path& file, const VectorQuery& query) {
  return gdal().read_vector_layers(file, query);
}
VectorLayer read_vector_layer(const std::filesystem::path& file, const VectorQuery& query) {
  return std::move(read_vector_layers(file, query).front());
}
Table read_ogr_table(const std::filesystem::path& file, const TableQuery& query) {
  return gdal().read_ogr_table(file, query);
}
std::vector<ZipMember> zip_members(std::string_view zip, std::string_view ending, std::uintmax_t most) {
  return gdal().zip_members(zip, ending, most);
}

}  // namespace homebound::data
