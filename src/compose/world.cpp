#include <array>
#include <mutex>

#include "base/resources.h"
#include "compose/compose.h"
#include "data/rings.h"

namespace homebound::compose {
namespace {

WorldShapes shapes_of(const data::BaseMap& map) {
  return {prepared(map.land, data::made_by_cut),
          prepared(map.lakes),
          prepared(map.rivers),
          {prepared(map.boundaries[0]), prepared(map.boundaries[1]), prepared(map.boundaries[2])}};
}

class ShippedWorld final : public World {
 public:
  const WorldShapes& map(data::Detail detail) const override {
    const auto level = static_cast<std::size_t>(detail);
    std::call_once(map_once_[level], [&] { maps_[level] = shapes_of(data::read_base_map(file(), detail)); });
    return maps_[level];
  }
  const std::vector<data::City>& cities() const override {
    std::call_once(cities_once_, [&] { cities_ = data::read_cities(file()); });
    return cities_;
  }

 private:
  static std::filesystem::path file() { return resource("geodata/basemap.gpkg"); }

  mutable std::array<std::once_flag, 3> map_once_;
  mutable std::array<WorldShapes, 3> maps_;
  mutable std::once_flag cities_once_;
  mutable std::vector<data::City> cities_;
};

}  // namespace

std::shared_ptr<const World> World::shipped() {
  static const auto world = std::make_shared<const ShippedWorld>();
  return world;
}

}  // namespace homebound::compose
