// The base map as numbers that need no more work: what GDAL reads of the shipped GeoPackage is packed when
// the program is built, so that no picture waits for GDAL to be loaded and for edges to be cut.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "data/gis/base_map.h"

namespace homebound::data {

// Packs all levels of a base map, and its cities. Throws Error when it cannot be read or `to` not be written.
void pack_map(const std::filesystem::path& base_map, const std::filesystem::path& to);

// These return what read_base_map() and Gdal::read_cities() would return of a base map; nullopt where
// `packed` is missing, damaged, of a machine with another order of bytes or not made of that file as it is
// now.
std::optional<BaseMap> packed_map(const std::filesystem::path& packed, const std::filesystem::path& base_map,
                                  Detail detail);
std::optional<std::vector<City>> packed_cities(const std::filesystem::path& packed,
                                               const std::filesystem::path& base_map);

}  // namespace homebound::data
