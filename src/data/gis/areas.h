// Names of areas and where their labels may stand: geodata/countries.csv and geodata/seas.csv.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "geo/lonlat.h"

namespace homebound::data {

struct Area {
  std::string name, name_zh;
  int rank = 0;        // 1 an ocean .. 4 a gulf; 0 a country
  double size_km = 0;  // how broad the area is, roughly: the square root of a country's area
  struct Anchor {
    LonLat at;
    double room_km;  // from here to the area's edge east and west; half of it north and south
  };
  std::vector<Anchor> anchors;  // best first, at least one
};

// The largest first. Throws Error, with the line, for a table that is not as described in SOURCES.md.
std::vector<Area> read_countries(const std::filesystem::path& file);
std::vector<Area> read_seas(const std::filesystem::path& file);

}  // namespace homebound::data
