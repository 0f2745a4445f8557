// Night and day, which the CPU draws, are those of the display list.
#include "render/raster/zones.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <memory>

#include <gtest/gtest.h>

namespace homebound::render {
namespace {

// A globe seen from above a place at a latitude, on the page from 0 to 64.
std::shared_ptr<const drawing::SphereGrid> globe(double lat) {
  auto grid = std::make_shared<drawing::SphereGrid>();
  grid->box = {0, 0, 64, 64};
  grid->columns = grid->rows = 33;
  for (int row = 0; row < 33; ++row)
    for (int column = 0; column < 33; ++column) {
      const double x = (column - 16) / 24.0, y = (16 - row) / 24.0, z = std::sqrt(1 - x * x - y * y);
      for (const double v : {z * std::cos(lat) - y * std::sin(lat), x, z * std::sin(lat) + y * std::cos(lat)})
        grid->xyz.push_back(static_cast<float>(v));
    }
  return grid;
}

TEST(Zones, AreThoseOfTheWarp) {
  drawing::Pixels rows{1, 720, {}};
  for (int row = 0; row < 720; ++row) {
    const double share = row / 719.0;
    for (const double v : {30.0, 20.0, 90.0, 255 * share * share})
      rows.rgba.push_back(static_cast<std::uint8_t>(v));
  }
  const auto raster = std::make_shared<const drawing::SphereRaster>(rows, drawing::SphereRaster::Bounds{});
  ASSERT_TRUE(raster->zonal());
  for (const double lat : {0.0, 0.9, -1.4}) {
    const drawing::Warp warp{{}, {}, raster, globe(lat), 1};
    constexpr double scale = 2.5;
    const PixelRect box{10, 20, 150, 160};
    const Block block = draw_zones(warp, scale, box, Order::rgba);
    const drawing::Pixels wanted = drawing::warped(
        warp, {box.left / scale, box.top / scale, box.right / scale, box.bottom / scale}, 140, 140);
    int worst = 0;
    for (int y = box.top; y < box.bottom; ++y)
      for (int x = box.left; x < box.right; ++x) {
        const int alpha = wanted.rgba[static_cast<std::size_t>(4 * ((y - box.top) * 140 + x - box.left) + 3)];
        worst = std::max(worst, std::abs(alpha - block.row(x, y)[3]));
      }
    EXPECT_LE(worst, 2) << lat;
  }
}

}  // namespace
}  // namespace homebound::render
