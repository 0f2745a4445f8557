// The shipped base map at its coarsest, read once.
#pragma once

#include "base/resources.h"
#include "data/gis/base_map.h"

namespace homebound {

inline const data::BaseMap& low_map() {
  static const data::BaseMap map = data::read_base_map(resource("geodata/basemap.gpkg"), data::Detail::low);
  return map;
}

}  // namespace homebound
