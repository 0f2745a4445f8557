#include <algorithm>
#include <map>

#include "data/base_map.h"
#include "data/csv.h"
#include "data/geopackage.h"

namespace homebound::data {
namespace {

// Better names, missing Chinese ones, and parts of larger cities that a map should not name ("-").
void lay_over(const CsvTable& table, std::vector<City>& cities) {
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> rows;
  const std::size_t name = table.column("name"), country = table.column("country");
  const std::size_t rename = table.column("rename"), chinese = table.column("name_zh");
  for (std::size_t i = 0; i < table.rows(); ++i) rows[{table.at(i, name), table.at(i, country)}] = i;
  std::erase_if(cities, [&](City& city) {
    const auto row = rows.find({city.name, city.country});
    if (row == rows.end()) return false;
    const std::string_view better = table.at(row->second, rename), zh = table.at(row->second, chinese);
    if (better == "-") return true;
    if (!zh.empty()) city.name_zh = zh;
    if (!better.empty()) city.name = better;
    return false;
  });
}

}  // namespace

std::vector<City> read_cities(const std::filesystem::path& file) {
  std::vector<City> cities;
  GeoPackage(file).each("cities", {}, [&](const OGRFeature& feature) {
    const OGRGeometry* geometry = feature.GetGeometryRef();
    const OGRPoint* point = geometry == nullptr ? nullptr : dynamic_cast<const OGRPoint*>(geometry);
    if (point == nullptr) return;
    cities.push_back({feature.GetFieldAsString("name"),
                      feature.GetFieldAsString("name_zh"),
                      feature.GetFieldAsString("country"),
                      feature.GetFieldAsString("fcode"),
                      static_cast<long>(feature.GetFieldAsInteger64("pop")),
                      {point->getX(), point->getY()}});
  });
  if (const auto overrides = file.parent_path() / "cities_overrides.csv"; std::filesystem::exists(overrides))
    lay_over(CsvTable::read(overrides), cities);
  std::stable_sort(cities.begin(), cities.end(),
                   [](const City& a, const City& b) { return a.population > b.population; });
  return cities;
}

}  // namespace homebound::data
