#include "exporting/story/jpeg.h"

#include <cmath>
#include <cstdint>

#include <gtest/gtest.h>

#include "data/gis/raster.h"
#include "exporting/png/png.h"
#include "support/temporary_folder.h"

namespace homebound::exporting {
namespace {

// A picture with grain, as relief and photographs have it.
drawing::Pixels grained(int width, int height) {
  drawing::Pixels pixels{width, height, {}};
  std::uint32_t grain = 1;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      grain = grain * 1664525U + 1013904223U;
      const double off = static_cast<double>(grain >> 28U);  // 0 to 15
      for (const double v :
           {120 + 100 * std::sin(x / 31.0) + off, x * 240.0 / width + off, y * 240.0 / height + off, 255.0})
        pixels.rgba.push_back(static_cast<std::uint8_t>(v));
    }
  return pixels;
}

TEST(Jpeg, IsSmallerAndHardlyDiffers) {
  const test::TemporaryFolder folder;
  const drawing::Pixels pixels = grained(333, 201);
  EXPECT_TRUE(is_continuous(pixels));
  const auto packed = jpeg(pixels);
  ASSERT_TRUE(packed);
  EXPECT_LT(packed->size(), png(pixels).size() * 2 / 3);
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
