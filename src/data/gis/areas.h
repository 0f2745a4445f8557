// Named countries and seas with the places where their labels may stand: geodata/countries.csv and
// geodata/seas.csv.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "geo/lonlat.h"

namespace homebound::data {

struct Area {
  std::string name, name_zh;
  int rank = 0;        // from 1, an ocean, to 4, a gulf; 0 for a country
  double size_km = 0;  // approximate breadth: for a country the square root of its area
  struct Anchor {
    LonLat at;
    double room_km;  // from here to the area's edge east and west; half of it north and south
  };
  std::vector<Anchor> anchors;  // the best first; at least one
};

// Each reads its table in the order of the file, the largest area first. Throws Error, with the line, for a
// table that is not as SOURCES.md describes it.
std::vector<Area> read_countries(const std::filesystem::path& file);
std::vector<Area> read_seas(const std::filesystem::path& file);

}  // namespace homebound::data
