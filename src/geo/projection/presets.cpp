#include <array>

#include "geo/projection/halves.h"
#include "geo/projection/projection.h"

namespace homebound {

std::span<const Preset> presets() {
  // All presets use one sphere (IUGG mean radius), as is usual at the scales of world maps. Positions and
  // routes themselves are computed on the ellipsoid.
  static constexpr std::array table = {
      Preset{"equal-earth", "+proj=eqearth +R=6371008.8",
             "the world: true areas, pleasing shapes (Savric, Patterson, Jenny 2018)"},
      Preset{"natural-earth", "+proj=natearth +R=6371008.8",
             "the world: a compromise of shape and area (Patterson 2008)"},
      Preset{"robinson", "+proj=robin +R=6371008.8",
             "the world: the familiar compromise of wall maps (Robinson 1963)"},
      Preset{"winkel-tripel", "+proj=wintri +R=6371008.8", "the world: low distortion overall (Winkel 1921)"},
      Preset{"mollweide", "+proj=moll +R=6371008.8", "the world: true areas inside an ellipse"},
      Preset{"eckert-iv", "+proj=eck4 +R=6371008.8",
             "the world: true areas, with straight sides and poles as lines"},
      Preset{"hammer", "+proj=hammer +R=6371008.8",
             "the world: true areas in an ellipse, meridians curved towards the edge"},
      Preset{"goode-homolosine", "+proj=igh +R=6371008.8",
             "the continents: true areas and shapes, the map parted in the oceans (Goode 1925)"},
      Preset{"goode-ocean", "+proj=igh_o +R=6371008.8", "the oceans: the same, parted on land"},
      Preset{halves_name, halves_string, "the world on an upright page: two discs of true areas"},
      Preset{"van-der-grinten", "+proj=vandg +R=6371008.8", "the world in a circle: an old wall map's look"},
      Preset{"miller", "+proj=mill +R=6371008.8",
             "the world on a full rectangle, poles less swollen than Mercator's"},
      Preset{"mercator", "+proj=merc +R=6371008.8",
             "the tropics, and maps that must match web tiles: true angles; areas grow towards the poles"},
      Preset{"plate-carree", "+proj=eqc +R=6371008.8", "data: longitude and latitude as they are"},
      Preset{"orthographic", "+proj=ortho +R=6371008.8", "a hemisphere: the globe seen from afar"},
      Preset{"near-side-perspective", "+proj=nsper +h=9000000 +R=6371008.8",
             "a hemisphere: the globe seen from 9,000 km above the ground"},
      Preset{"stereographic", "+proj=stere +R=6371008.8",
             "the polar regions, or half the world and more around a place: true angles"},
      Preset{"gnomonic", "+proj=gnom +R=6371008.8", "shortest routes: every great circle is a straight line"},
      Preset{"azimuthal-equidistant", "+proj=aeqd +R=6371008.8",
             "one city: true distances and directions from the centre"},
      Preset{"lambert-azimuthal", "+proj=laea +R=6371008.8", "a continent or a pole: true areas"},
      Preset{"lambert-conic", "+proj=lcc +lat_1=33 +lat_2=57 +lat_0=45 +R=6371008.8",
             "a mid-latitude region wider than tall: true angles"},
      Preset{"albers-conic", "+proj=aea +lat_1=33 +lat_2=57 +lat_0=45 +R=6371008.8",
             "a mid-latitude region wider than tall: true areas"},
      Preset{"transverse-mercator", "+proj=tmerc +R=6371008.8",
             "a region taller than wide: true angles along a meridian"},
      Preset{"two-point-equidistant", "+proj=tpeqd +lon_1=-30 +lat_1=0 +lon_2=30 +lat_2=0 +R=6371008.8",
             "two cities: true distances from both"},
  };
  return table;
}

}  // namespace homebound
