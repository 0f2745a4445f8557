#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "data/gis/base_map.h"
#include "data/gis/geopackage.h"
#include "data/text/csv.h"

namespace homebound::data {
namespace {

struct Row {  // a row of the table of cities
  City city;
  std::string id;  // GeoNames' own id
};

// Applies the overrides: better names, missing Chinese names, and parts of larger cities that a map should
// not name ("-"). A row with an id is for that city alone; a row without one is for all cities of that name
// in its country.
void lay_over(const CsvTable& table, std::vector<Row>& cities) {
  std::map<std::tuple<std::string_view, std::string_view, std::string_view>, std::size_t> rows;
  const std::size_t name = table.column("name"), country = table.column("country");
  const std::size_t rename = table.column("rename"), chinese = table.column("name_zh");
  const std::size_t id = table.column("geonameid");
  for (std::size_t i = 0; i < table.rows(); ++i)
    rows[{table.at(i, name), table.at(i, country), table.at(i, id)}] = i;
  std::erase_if(cities, [&](Row& listed) {
    City& city = listed.city;
    auto row = rows.find({city.name, city.country, listed.id});
    if (row == rows.end()) row = rows.find({city.name, city.country, ""});
    if (row == rows.end()) return false;
    const std::string_view better = table.at(row->second, rename), zh = table.at(row->second, chinese);
    if (better == "-") return true;
    if (!zh.empty()) city.name_zh = zh;
    if (!better.empty()) city.name = better;
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

}  // namespace

std::vector<City> read_cities(const std::filesystem::path& file) {
  std::vector<Row> rows;
  GeoPackage(file).each("cities", {}, [&](const OGRFeature& feature) {
    const OGRGeometry* geometry = feature.GetGeometryRef();
    const OGRPoint* point = geometry == nullptr ? nullptr : dynamic_cast<const OGRPoint*>(geometry);
    if (point == nullptr) return;
    rows.push_back({{feature.GetFieldAsString("name"),
                     feature.GetFieldAsString("name_zh"),
                     feature.GetFieldAsString("country"),
                     feature.GetFieldAsString("fcode"),
                     static_cast<long>(feature.GetFieldAsInteger64("pop")),
                     {point->getX(), point->getY()}},
                    feature.GetFieldAsString("geonameid")});
  });
  if (const auto overrides = file.parent_path() / "cities_overrides.csv"; std::filesystem::exists(overrides))
    lay_over(CsvTable::read(overrides), rows);
  std::vector<City> cities;
  cities.reserve(rows.size());
  for (Row& row : rows) cities.push_back(std::move(row.city));
  if (const auto states = file.parent_path() / "countries.csv"; std::filesystem::exists(states))
    keep_capitals_of(CsvTable::read(states), cities);
  std::stable_sort(cities.begin(), cities.end(),
                   [](const City& a, const City& b) { return a.population > b.population; });
  return cities;
}

}  // namespace homebound::data
