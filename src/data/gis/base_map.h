// The base map that is shipped with the program, read through GDAL. All coordinates are degrees.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "geo/lonlat.h"

namespace homebound::data {

// The level of detail of coasts and borders: the land has about 9,000, 47,000 or 412,000 vertices.
enum class Detail { low, medium, high };

// Special: of a special administrative region.
enum class BoundaryKind { international, disputed, special };

// The base map at one level of detail.
struct BaseMap {
  // Includes the edges along 180 degrees that cutting the data has made: see made_by_cut() in rings.h.
  Polygons land;
  Polygons lakes;
  Lines rivers;
  Lines boundaries[3];  // indexed by BoundaryKind
};

// Reads one level of detail. `within` keeps only the features whose bounding boxes touch it; a box whose
// west exceeds its east crosses 180 degrees. The default keeps all. Long edges are cut into pieces of at
// most one degree along the straight line in longitude and latitude, which is what the source data mean.
// Throws Error when the file cannot be read.
BaseMap read_base_map(const std::filesystem::path& file, Detail detail, const LonLatBox& within = {});

// Returns a level of the shipped base map, as it was packed when the program was built: see packed_map.h.
BaseMap shipped_base_map(Detail detail);

struct City {
  std::string id;                        // GeoNames' own
  std::string name, name_zh;             // name_zh may be empty
  std::vector<std::string> other_names;  // that the overrides replaced
  std::string country;                   // ISO 3166-1 alpha-2
  std::string feature;  // GeoNames feature code: PPLC, a state's capital; PPLA, a first-order seat; PPL…
  long population = 0;
  LonLat at;
};
// Reads the cities, the most populous first, and applies cities_overrides.csv from the same folder. Throws
// Error when a table cannot be read.
std::vector<City> read_cities(const std::filesystem::path& file);
// Returns those of the shipped base map, which are read once. Thread-safe.
const std::vector<City>& shipped_cities();

}  // namespace homebound::data
