#include "geo/projection/family.h"

#include <algorithm>
#include <array>

namespace homebound {
namespace {

// Whole-sphere azimuthal projections stop 100 m short of the antipode, which they smear over a circle (PROJ
// gives up within 90 m).
constexpr double all_but_antipode = 180 - 1e-3;
constexpr double mercator_square = 85.0511287798066;  // degrees; makes Mercator's map a square

using enum Family;
using Centring::cone, Centring::fixed, Centring::lon_lat, Centring::points, Centring::turned;

constexpr std::array table = {
    // Azimuthal projections, and others that show a circle.
    Known{"ortho", azimuthal, lon_lat, 90 - 1e-7},
    Known{"aeqd", azimuthal, lon_lat, all_but_antipode},
    Known{"laea", azimuthal, lon_lat, all_but_antipode},
    Known{"airy", azimuthal, lon_lat, 90 - 1e-4},
    Known{"gnom", azimuthal, lon_lat, 60},
    Known{"stere", azimuthal, lon_lat, 120},
    Known{"sterea", azimuthal, lon_lat, 120},
    Known{"ups", azimuthal, lon_lat, 120},
    Known{"oea", azimuthal, lon_lat, all_but_antipode},
    Known{"nsper", azimuthal, lon_lat, 90},
    Known{"tpers", azimuthal, lon_lat, 90},
    Known{"geos", hemisphere, turned, 90},
    Known{"nicol", hemisphere, turned, 90 - 1e-6},
    Known{"guyou", hemisphere, turned, 90 - 1e-6},
    Known{"adams_hemi", hemisphere, turned, 90 - 1e-6},
    Known{"rouss", local, lon_lat, 30},
    Known{"lcca", local, lon_lat, 20},
    Known{"col_urban", local, lon_lat, 3},
    Known{"labrd", local, lon_lat, 10},
    Known{"chamb", regional, fixed, 40},
    // Made for one place.
    Known{"krovak", regional, fixed, 10, 17, 48.5},
    Known{"mod_krovak", regional, fixed, 10, 17, 48.5},
    Known{"nzmg", regional, fixed, 10, 173, -41},
    Known{"alsk", regional, fixed, 25, -152, 64},
    Known{"gs48", regional, fixed, 25, -96, 39},
    Known{"gs50", regional, fixed, 40, -120, 45},
    Known{"mil_os", regional, fixed, 60, 20, 18},
    Known{"lee_os", regional, fixed, 80, -165, -10},
    Known{"bertin1953", bertin, fixed},
    // Cones.
    Known{"lcc", conic, cone},
    Known{"aea", conic, cone},
    Known{"eqdc", conic, cone},
    Known{"leac", conic, cone},
    Known{"euler", conic, cone},
    Known{"murd1", conic, cone},
    Known{"murd2", cone_limits, cone},
    Known{"murd3", conic, cone},
    Known{"vitk1", conic, cone},
    Known{"tissot", conic, cone},
    Known{"pconic", cone_limits, cone},
    Known{"ccon", cone_limits, cone},
    // Cylinders along a meridian or a great circle.
    Known{"tmerc", transverse, lon_lat, 80},
    Known{"etmerc", transverse, lon_lat, 80},
    Known{"utm", transverse, lon_lat, 80},
    Known{"gstmerc", hemisphere, lon_lat, 75},
    Known{"cass", transverse, lon_lat, 90},
    Known{"tcc", transverse, turned, 70},
    Known{"tcea", transverse, lon_lat, 90},
    Known{"omerc", oblique_belt, Centring::oblique, 75},
    Known{"ocea", oblique_belt, Centring::oblique, 90},
    Known{"somerc", oblique_belt, lon_lat, 80},
    Known{"imw_p", band, turned, 15},
    // Cylinders and others that never reach the poles.
    Known{"merc", world, turned, mercator_square},
    Known{"webmerc", world, turned, mercator_square},
    Known{"tobmerc", world, turned, mercator_square},
    Known{"cc", world, turned, 70},
    // Others.
    Known{"tpeqd", two_point, points},
    Known{"ob_tran", Family::oblique, Centring::oblique},
    Known{"igh", interrupted},
    Known{"igh_o", interrupted},
    Known{"imoll", interrupted},
    Known{"imoll_o", interrupted},
    Known{"healpix", interrupted},
    Known{"rhealpix", interrupted},
    Known{"peirce_q", interrupted},
    Known{"hemispheres", interrupted, lon_lat},  // the program's own
    // No map.
    Known{.proj = "isea",
          .family = refused,
          .why = {"its edge, an unfolded icosahedron, follows no graticule",
                  "其边缘为展开的二十面体，不沿经纬网"}},
    Known{.proj = "qsc", .family = refused, .why = {"it shows one face of a cube", "它只表示立方体的一面"}},
    Known{.proj = "s2", .family = refused, .why = {"it shows one face of a cube", "它只表示立方体的一面"}},
    Known{.proj = "lsat",
          .family = refused,
          .why = {"it shows a strip along a satellite's track", "它只表示卫星轨迹沿线"}},
    Known{.proj = "misrsom",
          .family = refused,
          .why = {"it shows a strip along a satellite's track", "它只表示卫星轨迹沿线"}},
    Known{.proj = "som",
          .family = refused,
          .why = {"it shows a strip along a satellite's track", "它只表示卫星轨迹沿线"}},
    Known{.proj = "calcofi",
          .family = refused,
          .why = {"it numbers survey stations, not places on a plane", "它给出测站编号，而非平面位置"}},
    Known{.proj = "sch",
          .family = refused,
          .why = {"it gives heights above a sphere, not a plane", "它给出球面以上的高度，而非平面"}},
    Known{.proj = "pipeline",
          .family = refused,
          .why = {"a pipeline of steps has no known edge", "多步流程的边缘未知"}},
    Known{.proj = "cart",
          .family = refused,
          .why = {"it gives geocentric positions, not a plane", "它给出地心坐标，而非平面"}},
    Known{.proj = "geocent",
          .family = refused,
          .why = {"it gives geocentric positions, not a plane", "它给出地心坐标，而非平面"}},
    Known{.proj = "topocentric",
          .family = refused,
          .why = {"it gives positions in space, not a plane", "它给出空间坐标，而非平面"}},
    Known{
        .proj = "bipc", .family = refused, .why = {"PROJ's two cones do not meet", "PROJ 的两个圆锥不相接"}},
    Known{
        .proj = "spilhaus", .family = refused, .why = {"its edge follows no graticule", "其边缘不沿经纬网"}},
    Known{.proj = "airocean",
          .family = refused,
          .why = {"its edge, an unfolded icosahedron, follows no graticule",
                  "其边缘为展开的二十面体，不沿经纬网"}},
};

}  // namespace

const Known& known(std::string_view proj) {
  static constexpr Known other{};
  const auto found = std::find_if(table.begin(), table.end(), [&](const Known& k) { return k.proj == proj; });
  return found == table.end() ? other : *found;
}

}  // namespace homebound
