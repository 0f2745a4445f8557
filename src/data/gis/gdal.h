// What is read through GDAL, by the room `gis`. That is a library of its own, which is loaded when something
// is first read so: GDAL brings a hundred others, which take half of the time in which a program with all of
// them starts.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "data/gis/base_map.h"
#include "data/gis/raster.h"
#include "data/gis/vector_layer.h"
#include "data/text/table.h"
#include "data/text/unpack.h"

namespace homebound::data {

// The functions of these names, for which see their headers; read_cities() without the overrides.
struct Gdal {
  BaseMap (*read_base_map)(const std::filesystem::path& file, Detail detail, const LonLatBox& within);
  std::vector<City> (*read_cities)(const std::filesystem::path& file);
  Raster (*read_raster)(const std::filesystem::path& file, const std::optional<LonLatBox>& bounds);
  bool (*holds_features)(const std::filesystem::path& file);
  std::vector<VectorLayer> (*read_vector_layers)(const std::filesystem::path& file, const VectorQuery& query);
  Table (*read_ogr_table)(const std::filesystem::path& file, const TableQuery& query);
  std::vector<ZipMember> (*zip_members)(std::string_view zip, std::string_view ending, std::uintmax_t most);
};

// Throws Error when the library or one of those that it needs is missing.
const Gdal& gdal();

}  // namespace homebound::data
