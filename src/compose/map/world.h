// The world data that maps are made from: shapes, cities, countries, seas and relief.
#pragma once

#include <memory>
#include <vector>

#include "data/gis/areas.h"
#include "data/gis/base_map.h"
#include "drawing/warp.h"
#include "geo/clip/shape.h"

namespace homebound::compose {

struct RankedCity {
  data::City city;
  Vec3 up;            // unit vector
  double importance;  // population, weighted up for national and provincial capitals
};

// A base map prepared for projection.
struct WorldShapes {
  Shape land, lakes, rivers;
  Shape boundaries[3];  // indexed by data::BoundaryKind
};

// The world data, read once and shared. Finer detail is read when a view needs it.
class World {
 public:
  static std::shared_ptr<const World> shipped();
  virtual ~World() = default;
  virtual const WorldShapes& map(data::Detail detail) const = 0;  // thread-safe; reads on first use
  virtual const std::vector<RankedCity>& cities() const = 0;      // most important first
  virtual const std::vector<data::Area>& countries() const = 0;
  virtual const std::vector<data::Area>& seas() const = 0;
  virtual std::shared_ptr<const drawing::SphereRaster> relief() const = 0;  // the whole earth, in colour
};

}  // namespace homebound::compose
