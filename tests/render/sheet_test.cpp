// A caption that fades needs room for its own tiles only.
#include "render/raster/sheet.h"

#include <algorithm>
#include <memory>
#include <random>

#include <gtest/gtest.h>

namespace homebound::render {
namespace {

const PixelRect all_pixels{0, 0, 700, 500};

Paint rectangle(Key key, double left, double top, double width, double height) {
  const auto path = std::make_shared<const Path>(rectangle_path(Rect::at(left, top, width, height)));
  return {key, [path] { return fill_coverage(*path, {}, all_pixels); }, 4, Tint{0, 0, 0, 1}, {}};
}

TEST(Reach, HoldsAllPixelsOfASheetAndNoFurtherTiles) {
  std::mt19937 random(7);
  const auto within = [&](int most) { return static_cast<double>(random() % static_cast<unsigned>(most)); };
  for (int round = 0; round < 50; ++round) {
    Compositor compositor(Order::rgba);
    Sheet sheet;
    for (Key key = 1; key <= 3; ++key)
      sheet.paints.push_back(rectangle(key, within(690), within(490), 1 + within(60), 1 + within(60)));
    Block whole = block_of(all_pixels);
    compositor.compose(sheet, whole, true);
    PixelRect inked;
    for (int y = all_pixels.top; y < all_pixels.bottom; ++y)
      for (int x = all_pixels.left; x < all_pixels.right; ++x)
        if (whole.row(x, y)[3] > 0) inked.add({x, y, x + 1, y + 1});
    const PixelRect reach = compositor.reach(sheet, all_pixels);
    EXPECT_EQ(reach.intersected(inked), inked) << round;
    EXPECT_LT(inked.left - reach.left, 64) << round;
    EXPECT_LT(reach.right - inked.right, 64) << round;
    EXPECT_LT(inked.top - reach.top, Coverage::band_height) << round;
    EXPECT_LT(reach.bottom - inked.bottom, Coverage::band_height) << round;
    Block own = block_of(reach);
    compositor.compose(sheet, own, true);
    for (int y = reach.top; y < reach.bottom; ++y)
      ASSERT_TRUE(std::equal(own.row(reach.left, y), own.row(reach.left, y) + 4 * reach.width(),
                             whole.row(reach.left, y)))
          << round << ", row " << y;
  }
}

TEST(Reach, OfNothingIsEmpty) { EXPECT_TRUE(Compositor(Order::rgba).reach({}, all_pixels).empty()); }

}  // namespace
}  // namespace homebound::render
