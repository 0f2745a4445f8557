#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/resources.h"
#include "data/gis/base_map.h"
#include "data/gis/gdal.h"
#include "data/gis/packed_map.h"
#include "data/text/csv.h"

namespace homebound::data {
namespace {

// Applies the overrides: better names, missing Chinese names, and parts of larger cities that a map should
// not name ("-"). A row with an id is for that city alone; a row without one is for all cities of that name
// in its country.
void lay_over(const CsvTable& table, std::vector<City>& cities) {
  std::map<std::tuple<std::string_view, std::string_view, std::string_view>, std::size_t> rows;
  const std::size_t name = table.column("name"), country = table.column("country");
  const std::size_t rename = table.column("rename"), chinese = table.column("name_zh");
  const std::size_t id = table.column("geonameid");
  for (std::size_t i = 0; i < table.rows(); ++i)
    rows[{table.at(i, name), table.at(i, country), table.at(i, id)}] = i;
  std::erase_if(cities, [&](City& city) {
    auto row = rows.find({city.name, city.country, city.id});
    if (row == rows.end()) row = rows.find({city.name, city.country, ""});
    if (row == rows.end()) return false;
    const std::string_view better = table.at(row->second, rename), zh = table.at(row->second, chinese);
    if (better == "-") return true;
    const auto put = [&](std::string& to, std::string_view instead) {
      if (instead.empty()) return;
      if (!to.empty() && to != instead) city.other_names.push_back(to);
      to = instead;
    };
    put(city.name_zh, zh), put(city.name, better);
    return false;
  });
}

// Keeps only the capitals of states in the table as capitals; those of other territories become seats of
// provinces.
void keep_capitals_of(const CsvTable& states, std::vector<City>& cities) {
  std::set<std::string_view> known;
  for (std::size_t i = 0; i < states.rows(); ++i) known.insert(states.at(i, states.column("iso")));
  for (City& city : cities)
    if (city.feature == "PPLC" && !known.contains(city.country)) city.feature = "PPLA";
}

// Completes the cities of a base map by the tables beside it, and puts the most populous first.
std::vector<City> completed(std::vector<City> cities, const std::filesystem::path& folder) {
  if (const auto overrides = folder / "cities_overrides.csv"; std::filesystem::exists(overrides))
    lay_over(CsvTable::read(overrides), cities);
  if (const auto states = folder / "countries.csv"; std::filesystem::exists(states))
    keep_capitals_of(CsvTable::read(states), cities);
  std::stable_sort(cities.begin(), cities.end(),
                   [](const City& a, const City& b) { return a.population > b.population; });
  return cities;
}

std::vector<City> read_shipped() {
  const auto file = resource("geodata/basemap.gpkg");
  auto packed = packed_cities(resource_if_any("geodata/basemap.packed"), file);
  return packed ? completed(*std::move(packed), file.parent_path()) : read_cities(file);
}

}  // namespace

std::vector<City> read_cities(const std::filesystem::path& file) {
  return completed(gdal().read_cities(file), file.parent_path());
}

const std::vector<City>& shipped_cities() {
  static const auto* const cities = new std::vector(read_shipped());
  return *cities;
}

}  // namespace homebound::data
