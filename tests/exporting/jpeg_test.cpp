#include "exporting/story/jpeg.h"

#include <cmath>
#include <cstdlib>

#include <gtest/gtest.h>

#include "data/gis/raster.h"
#include "exporting/png/png.h"
#include "support/temporary_folder.h"

namespace homebound::exporting {
namespace {

// A picture with grain, as relief and photographs have it.
drawing::Pixels grained(int width, int height) {
  drawing::Pixels pixels{width, height, {}};
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      for (const double v : {128 + 100 * std::sin(x / 31.0) + (x * 7 + y * 13) % 9, x * 255.0 / width,
                             y * 255.0 / height, 255.0})
        pixels.rgba.push_back(static_cast<std::uint8_t>(v));
  return pixels;
}

TEST(Jpeg, IsSmallerAndHardlyDiffers) {
  const test::TemporaryFolder folder;
  const drawing::Pixels pixels = grained(333, 201);
  EXPECT_TRUE(is_continuous(pixels));
  const auto packed = jpeg(pixels);
  ASSERT_TRUE(packed);
  EXPECT_LT(2 * packed->size(), png(pixels).size());
  EXPECT_EQ(jpeg(pixels), packed) << "the same bytes each time";
  test::put(folder / "a.jpg", *packed);
  const data::Raster read = data::read_raster((folder / "a.jpg").string(), LonLatBox{0, 0, 1, 1});
  ASSERT_EQ(read.width, 333);
  ASSERT_EQ(read.height, 201);
  double squares = 0;
  for (std::size_t i = 0; i < pixels.rgba.size(); ++i) {
    const double off = double{1} * read.rgba[i] - pixels.rgba[i];
    squares += off * off;
  }
  EXPECT_LT(std::sqrt(squares / static_cast<double>(pixels.rgba.size())), 4);
}

TEST(Jpeg, IsNotForFlatOrTransparentPictures) {
  drawing::Pixels flat{200, 200, std::vector<std::uint8_t>(std::size_t{4} * 200 * 200, 255)};
  EXPECT_FALSE(is_continuous(flat));
  drawing::Pixels seen_through = grained(200, 200);
  seen_through.rgba[3] = 254;
  EXPECT_FALSE(is_continuous(seen_through));
}

}  // namespace
}  // namespace homebound::exporting
