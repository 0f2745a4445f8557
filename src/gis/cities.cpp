#include "gis/geopackage.h"
#include "gis/gis.h"

namespace homebound::gis {

std::vector<City> read_cities(const std::filesystem::path& file) {
  std::vector<City> cities;
  GeoPackage(file).each("cities", {}, [&](const OGRFeature& feature) {
    const OGRGeometry* geometry = feature.GetGeometryRef();
    const OGRPoint* point = geometry == nullptr ? nullptr : dynamic_cast<const OGRPoint*>(geometry);
    if (point == nullptr) return;
    cities.push_back({.id = feature.GetFieldAsString("geonameid"),
                      .name = feature.GetFieldAsString("name"),
                      .name_zh = feature.GetFieldAsString("name_zh"),
                      .other_names = {},
                      .country = feature.GetFieldAsString("country"),
                      .feature = feature.GetFieldAsString("fcode"),
                      .population = static_cast<long>(feature.GetFieldAsInteger64("pop")),
                      .at = {point->getX(), point->getY()}});
  });
  return cities;
}

}  // namespace homebound::gis
