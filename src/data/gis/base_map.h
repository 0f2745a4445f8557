// The shipped base map, read through GDAL.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "geo/lonlat.h"

namespace homebound::data {

// How finely the coast and borders are drawn: about 9k, 47k and 412k vertices of land.
enum class Detail { low, medium, high };

enum class BoundaryKind { international, disputed, special };  // special: of a special administrative region

struct BaseMap {
  Polygons land;  // with the edges made by cutting the data at 180 degrees: see made_by_cut() in rings.h
  Polygons lakes;
  Lines rivers;
  Lines boundaries[3];  // by BoundaryKind
};

// Reads one level of detail. `within` (west, south, east, north degrees; west > east crosses 180) keeps
// only features whose boxes touch it; an empty vector keeps all. Long edges are cut to at most one
// degree along the straight line in longitude and latitude, as the source data means them.
// Throws Error when the file cannot be read.
BaseMap read_base_map(const std::filesystem::path& file, Detail detail, const LonLatBox& within = {});

struct City {
  std::string name, name_zh;  // name_zh may be empty
  std::string country;        // ISO 3166-1 alpha-2
  std::string feature;  // GeoNames feature code: PPLC a state's capital, PPLA a first-order seat, PPL…
  long population = 0;
  LonLat at;
};
// Most populous first, with cities_overrides.csv from the same folder laid over them.
std::vector<City> read_cities(const std::filesystem::path& file);

}  // namespace homebound::data
