// The grid by which pictures of the sphere are drawn shows every position where it belongs.
#include "compose/map/sphere_grid.h"

#include <gtest/gtest.h>

#include "geo/sphere.h"

namespace homebound::compose {
namespace {

// As both backends interpolate it.
Vec3 at(const drawing::SphereGrid& grid, Point page) {
  const double x = (page.x - grid.box.left) / grid.box.width() * (grid.columns - 1);
  const double y = (page.y - grid.box.top) / grid.box.height() * (grid.rows - 1);
  const int i = std::clamp(static_cast<int>(x), 0, grid.columns - 2),
            j = std::clamp(static_cast<int>(y), 0, grid.rows - 2);
  const auto node = [&](int c, int r) {
    const float* v = grid.xyz.data() + 3 * (static_cast<std::size_t>(r) * grid.columns + c);
    return Vec3{static_cast<double>(v[0]), static_cast<double>(v[1]), static_cast<double>(v[2])};
  };
  const double s = x - i, t = y - j;
  return (node(i, j) * (1 - s) + node(i + 1, j) * s) * (1 - t) +
         (node(i, j + 1) * (1 - s) + node(i + 1, j + 1) * s) * t;
}

constexpr double half_texel = 0.5 * 6.283185307 / 2048;  // of the relief, radians

struct Errors {
  // Greatest, page units, not counting those of less than half a pixel of the relief:
  double inner = 0, edge = 0;  // farther than 24 units from the outline, and closer
  int inner_count = 0, edge_count = 0;
};

Errors errors_of(const Projection& projection, double metres_a_unit) {
  const Size page{1280, 720};
  const Affine to_page = Affine::translate({640, 360}) * Affine::scale(1 / metres_a_unit, -1 / metres_a_unit);
  const auto grid = sphere_grid(projection, to_page, {0, 0, page.width, page.height});
  const Affine to_plane = to_page.inverse();
  const auto on_map = [&](Point p) {
    const auto found = projection.inverse(to_plane(p));
    const auto again = found ? projection.forward(*found) : std::nullopt;
    return again && length(*again - to_plane(p)) < metres_a_unit * 0.1;
  };
  Errors result;
  for (double y = 3.3; y < page.height; y += 9.7)
    for (double x = 2.1; x < page.width; x += 11.3) {
      if (!on_map({x, y})) continue;
      const auto plane = projection.forward(to_lonlat(at(*grid, {x, y})));
      double error = plane ? length(to_page(*plane) - Point{x, y}) : 1e9;
      // Where the map stretches a point to a line, less than half a pixel of the relief is nothing.
      const Vec3 truth = to_vector(*projection.inverse(to_plane({x, y})));
      if (angle_between(truth, at(*grid, {x, y})).value < half_texel) error = 0;
      bool inner = true;
      for (const Point d :
           {Point{24, 0}, {-24, 0}, {0, 24}, {0, -24}, {17, 17}, {-17, 17}, {17, -17}, {-17, -17}})
        inner = inner && on_map(Point{x, y} + d);
      (inner ? result.inner : result.edge) = std::max(inner ? result.inner : result.edge, error);
      ++(inner ? result.inner_count : result.edge_count);
    }
  return result;
}

TEST(SphereGrid, IsWithinAQuarterUnitInsideAndTwoAtTheEdge) {
  for (const char* name :
       {"equal-earth", "robinson", "winkel-tripel", "mollweide", "mercator", "plate-carree", "orthographic",
        "azimuthal-equidistant", "lambert-azimuthal", "lambert-conic"})
    for (const LonLat centre : {LonLat{0, 0}, LonLat{150, 0}, LonLat{110, 35}, LonLat{0, 90}}) {
      if (std::string_view(name) == "lambert-conic" && centre.lat != 35) continue;
      const Errors e = errors_of(Projection::make(name, centre), 32e3);
      EXPECT_GT(e.inner_count, 500) << name;
      EXPECT_LT(e.inner, 0.3) << name << ' ' << centre.lon << ' ' << centre.lat;
      // The limb of a globe, where a unit reaches over degrees.
      if (std::string_view(name) == "orthographic") {
        EXPECT_LT(e.edge, 2) << centre.lon << ' ' << centre.lat;
      }
    }
}

TEST(SphereGrid, OfARegionIsExact) {
  const Errors e = errors_of(Projection::make("lambert-azimuthal", LonLat{110, 30}), 5e3);
  EXPECT_LT(e.inner, 0.05);
  EXPECT_EQ(e.edge_count, 0);
}

TEST(SphereGrid, CoversPageAndOutsideOfTheMapWithUnitVectors) {
  const auto grid =
      sphere_grid(Projection::make("orthographic", LonLat{0, 0}),
                  Affine::translate({640, 360}) * Affine::scale(1 / 20e3, -1 / 20e3), {0, 0, 1280, 720});
  EXPECT_GE(grid->box.right, 1280);
  EXPECT_GE(grid->box.bottom, 720);
  ASSERT_EQ(grid->xyz.size(),
            3U * static_cast<std::size_t>(grid->columns) * static_cast<std::size_t>(grid->rows));
  for (float v : grid->xyz) ASSERT_LE(std::abs(v), 1.0001F);
}

}  // namespace
}  // namespace homebound::compose
