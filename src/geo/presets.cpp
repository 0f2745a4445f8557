#include <array>

#include "geo/projection.h"

namespace homebound {

std::span<const Preset> presets() {
  // One sphere for all (IUGG mean radius), as usual at the scales of world maps; positions and routes
  // themselves are worked out on the ellipsoid.
  static constexpr std::array table = {
      Preset{"equal-earth", "+proj=eqearth +R=6371008.8",
             "the world: true areas, pleasing shapes (Savric, Patterson, Jenny 2018)"},
      Preset{"natural-earth", "+proj=natearth +R=6371008.8",
             "the world: a compromise of shape and area (Patterson 2008)"},
      Preset{"robinson", "+proj=robin +R=6371008.8",
             "the world: the familiar compromise of wall maps (Robinson 1963)"},
      Preset{"winkel-tripel", "+proj=wintri +R=6371008.8", "the world: low distortion overall (Winkel 1921)"},
      Preset{"mollweide", "+proj=moll +R=6371008.8", "the world: true areas inside an ellipse"},
      Preset{"mercator", "+proj=merc +R=6371008.8",
             "the tropics, and maps that must match web tiles: true angles; areas grow towards the poles"},
      Preset{"plate-carree", "+proj=eqc +R=6371008.8", "data: longitude and latitude as they are"},
      Preset{"orthographic", "+proj=ortho +R=6371008.8", "a hemisphere: the globe seen from afar"},
      Preset{"azimuthal-equidistant", "+proj=aeqd +R=6371008.8",
             "one city: true distances and directions from the centre"},
      Preset{"lambert-azimuthal", "+proj=laea +R=6371008.8", "a continent or a pole: true areas"},
      Preset{"lambert-conic", "+proj=lcc +lat_1=33 +lat_2=57 +lat_0=45 +R=6371008.8",
             "a mid-latitude region wider than tall: true angles"},
      Preset{"two-point-equidistant", "+proj=tpeqd +lon_1=-30 +lat_1=0 +lon_2=30 +lat_2=0 +R=6371008.8",
             "two cities: true distances from both"},
  };
  return table;
}

}  // namespace homebound
