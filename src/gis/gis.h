// What of the room `data` is read through GDAL: see data/gis/gdal.h. This room is a library of its own, whose
// other names are those of the program that loads it.
#pragma once

#include "data/gis/gdal.h"

namespace homebound::gis {

using namespace data;

BaseMap read_base_map(const std::filesystem::path& file, Detail detail, const LonLatBox& within);
std::vector<City> read_cities(const std::filesystem::path& file);
Raster read_raster(const std::filesystem::path& file, const std::optional<LonLatBox>& bounds);
bool holds_features(const std::filesystem::path& file);
std::vector<VectorLayer> read_vector_layers(const std::filesystem::path& file, const VectorQuery& query);
Table read_ogr_table(const std::filesystem::path& file, const TableQuery& query);
std::vector<ZipMember> zip_members(std::string_view zip, std::string_view ending, std::uintmax_t most);

}  // namespace homebound::gis
