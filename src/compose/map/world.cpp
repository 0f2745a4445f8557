#include "compose/map/world.h"

#include <algorithm>
#include <array>
#include <mutex>

#include "base/parallel.h"
#include "base/resources.h"
#include "compose/map/relief.h"
#include "data/gis/rings.h"

namespace homebound::compose {
namespace {

// National capitals count as twelve times as populous, provincial capitals as four times.
std::vector<RankedCity> ranked(const std::vector<data::City>& cities) {
  std::vector<RankedCity> result;
  for (const data::City& city : cities) {
    const double weight = city.feature == "PPLC" ? 12 : city.feature == "PPLA" ? 4 : 1;
    const double importance = static_cast<double>(city.population) * weight;
    const Vec3 up = to_vector(city.at);
    result.push_back({city, up, importance});
  }
  std::stable_sort(result.begin(), result.end(),
                   [](const RankedCity& a, const RankedCity& b) { return a.importance > b.importance; });
  return result;
}

WorldShapes shapes_of(const data::BaseMap& map) {
  WorldShapes shapes;
  parallel_for(3, true, [&](std::size_t third) {
    if (third == 0) shapes.land = prepared(map.land, data::made_by_cut);
    if (third == 1) shapes.lakes = prepared(map.lakes), shapes.rivers = prepared(map.rivers);
    for (std::size_t i = 0; i < 3 && third == 2; ++i) shapes.boundaries[i] = prepared(map.boundaries[i]);
  });
  return shapes;
}

class ShippedWorld final : public World {
 public:
  const WorldShapes& map(data::Detail detail) const override {
    const auto level = static_cast<std::size_t>(detail);
    std::call_once(map_once_[level], [&] { maps_[level] = shapes_of(data::shipped_base_map(detail)); });
    return maps_[level];
  }
  const std::vector<RankedCity>& cities() const override {
    std::call_once(cities_once_, [&] { cities_ = ranked(data::shipped_cities()); });
    return cities_;
  }
  const std::vector<data::Area>& countries() const override {
    std::call_once(countries_once_,
                   [&] { countries_ = data::read_countries(resource("geodata/countries.csv")); });
    return countries_;
  }
  const std::vector<data::Area>& seas() const override {
    std::call_once(seas_once_, [&] { seas_ = data::read_seas(resource("geodata/seas.csv")); });
    return seas_;
  }
  std::shared_ptr<const drawing::SphereRaster> relief() const override {
    std::call_once(relief_once_, [&] {
      relief_ = sphere_raster(data::read_raster(resource("geodata/relief.jpg"), LonLatBox{}));
    });
    return relief_;
  }

 private:
  mutable std::array<std::once_flag, 3> map_once_;
  mutable std::array<WorldShapes, 3> maps_;
  mutable std::once_flag cities_once_, countries_once_, seas_once_, relief_once_;
  mutable std::vector<RankedCity> cities_;
  mutable std::vector<data::Area> countries_, seas_;
  mutable std::shared_ptr<const drawing::SphereRaster> relief_;
};

}  // namespace

std::shared_ptr<const World> World::shipped() {
  static const auto world = std::make_shared<const ShippedWorld>();
  return world;
}

}  // namespace homebound::compose
