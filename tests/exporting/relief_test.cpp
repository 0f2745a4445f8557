// The relief in several projections: both backends draw the same, and what GDAL draws.
#include "compose/map/relief.h"

#include <cmath>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "base/resources.h"
#include "compose/map/world.h"
#include "render/gl/offscreen.h"
#include "render/pdf/cairo.h"
#include "render/svg/svg.h"
#include "support/process.h"
#include "support/similarity.h"
#include "support/temporary_folder.h"

namespace homebound {
namespace {

struct Case {
  const char* name;
  LonLat centre;
  double metres_a_unit;
};

compose::View view_of(const Case& c) {
  const double k = 1 / c.metres_a_unit;
  return {{640, 360},
          1,
          Projection::make(c.name, c.centre),
          Affine::translate({320, 180}) * Affine::scale(k, -k)};
}

drawing::Drawing scene_of(const compose::View& view) {
  const drawing::SharedPath outline(project_outline(view.projection, Metres(5e3)));
  drawing::Drawing drawing{view.page, {1, 1, 1, 1}, {}};
  if (auto warp = compose::draw_raster(compose::World::shipped()->relief(), outline, view, 1))
    drawing.items.emplace_back(std::move(*warp));
  return drawing;
}

// Rows of red, green, blue, alpha.
std::string by_gdal(const compose::View& view, const test::TemporaryFolder& folder) {
  const Affine back = view.to_page.inverse();
  const Point nw = back({0, 0}), se = back({view.page.width, view.page.height});
  const std::string placed = (folder / "placed.tif").string(), out = (folder / "out.tif").string(),
                    raw = (folder / "out.raw").string();
  const auto run = [](const std::string& command) {
    const test::Outcome o = test::run(command);
    EXPECT_EQ(o.status, 0) << command << o.err;
  };
  run("gdal_translate -q -a_srs '+proj=longlat +R=6371008.8 +no_defs' -a_ullr -180 90 180 -90 " +
      resource("geodata/relief.jpg").string() + " " + placed);
  run("gdalwarp -q -overwrite -t_srs '" + view.projection.definition() + " +no_defs' -te " +
      std::to_string(nw.x) + " " + std::to_string(se.y) + " " + std::to_string(se.x) + " " +
      std::to_string(nw.y) + " -ts 640 360 -r bilinear -dstalpha " + placed + " " + out);
  run("gdal_translate -q -of ENVI -co INTERLEAVE=BIP " + out + " " + raw);
  return test::contents(raw);
}

// Mean difference of a component where GDAL has a picture, with one of the two shifted.
double difference(const drawing::Pixels& a, const std::string& b, int dx, int dy) {
  double sum = 0, count = 0;
  for (int y = 8; y < a.height - 8; ++y)
    for (int x = 8; x < a.width - 8; ++x) {
      const auto i = 4 * (static_cast<std::size_t>(y) * a.width + x),
                 k = 4 * (static_cast<std::size_t>(y + dy) * a.width + x + dx);
      if (static_cast<unsigned char>(b[k + 3]) < 255 || (a.rgba[i] == 255 && a.rgba[i + 2] == 255)) continue;
      for (std::size_t c = 0; c < 3; ++c)
        sum += std::abs(a.rgba[i + c] - static_cast<int>(static_cast<unsigned char>(b[k + c])));
      count += 3;
    }
  return count > 30000 ? sum / count : 1e9;
}

class Relief : public testing::TestWithParam<Case> {};
INSTANTIATE_TEST_SUITE_P(
    Projections, Relief,
    testing::Values(Case{"equal-earth", {0, 0}, 50e3}, Case{"equal-earth", {150, 0}, 50e3},
                    Case{"orthographic", {110, 25}, 36e3}, Case{"lambert-azimuthal", {0, 90}, 40e3},
                    Case{"lambert-azimuthal", {110, 30}, 8e3}, Case{"mercator", {0, 0}, 60e3}));

TEST_P(Relief, IsTheSameByBothBackends) {
  const drawing::Drawing drawing = scene_of(view_of(GetParam()));
  ASSERT_EQ(drawing.items.size(), 1U);
  for (double scale : {1.0, 1.5})
    EXPECT_GE(test::ssim(render::draw_offscreen(drawing, scale), render::draw_cairo(drawing, scale)), 0.98)
        << scale;
}

TEST_P(Relief, IsWhatGdalDraws) {
  if (test::run("command -v gdalwarp").status != 0) GTEST_SKIP() << "needs gdalwarp, of gdal-bin";
  const compose::View view = view_of(GetParam());
  const test::TemporaryFolder folder;
  const std::string gdal = by_gdal(view, folder);
  ASSERT_EQ(gdal.size(), 640U * 360 * 4);
  const drawing::Pixels ours = render::draw_offscreen(scene_of(view), 1);
  const double same = difference(ours, gdal, 0, 0);
  EXPECT_LT(same, 5);  // GDAL does not smooth what it makes smaller
  for (const auto& [dx, dy] : {std::pair{2, 0}, {-2, 0}, {0, 2}, {0, -2}})
    EXPECT_GT(difference(ours, gdal, dx, dy), 1.3 * same) << dx << ' ' << dy;
}

TEST(ReliefDocuments, HoldThePicture) {
  const drawing::Drawing drawing = scene_of(view_of({"equal-earth", {0, 0}, 50e3}));
  const std::string svg = render::svg(drawing);
  EXPECT_NE(svg.find("<image"), svg.npos);
  EXPECT_NE(svg.find("clip"), svg.npos);
  EXPECT_GT(render::pdf(drawing).size(), 50'000U);
}

}  // namespace
}  // namespace homebound
