// Pixels are blended eight together, exactly as each would be alone.
#include "render/raster/blend.h"

#include <array>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace homebound::render {
namespace {

using Bytes = std::vector<std::uint8_t>;

int over_255(int product) { return (2 * product + 255) / 510; }  // rounded

class Blend : public testing::Test {
 protected:
  int any(int most) { return std::uniform_int_distribution(0, most)(random_); }
  // Premultiplied pixels, of which a third each is clear, opaque or neither.
  Bytes pixels(int count) {
    Bytes result;
    for (int i = 0; i < count; ++i) {
      const int alpha = std::vector{0, 255, any(255)}[static_cast<std::size_t>(any(2))];
      for (int k = 0; k < 3; ++k) result.push_back(static_cast<std::uint8_t>(any(alpha)));
      result.push_back(static_cast<std::uint8_t>(alpha));
    }
    return result;
  }
  // Coverage as shapes have it: none, whole, of their sides, and stretches of either.
  Bytes coverage(int count) {
    const int kind = any(3);
    Bytes result;
    for (int i = 0; i < count; ++i) {
      const int some = any(255), rare = any(7) == 0 ? some : 0, stretch = i / 40 % 2 * 255;
      result.push_back(
          static_cast<std::uint8_t>(std::array{255, rare, stretch, some}.at(static_cast<std::size_t>(kind))));
    }
    return result;
  }
  // Blends one pixel over another, each number by itself.
  static void blend(const std::uint8_t* source, int share, std::uint8_t* below) {
    const int alpha = over_255(source[3] * share);
    for (int k = 0; k < 4; ++k)
      below[k] = static_cast<std::uint8_t>(over_255(source[k] * share) + over_255(below[k] * (255 - alpha)));
  }

 private:
  std::mt19937 random_{1};
};

TEST_F(Blend, ColoursAreBlendedAsByOnes) {
  for (int round = 0; round < 2000; ++round) {
    const int count = any(300), alpha = any(1) != 0 ? 255 : any(255);
    const Bytes colour{static_cast<std::uint8_t>(any(alpha)), static_cast<std::uint8_t>(any(alpha)),
                       static_cast<std::uint8_t>(any(alpha)), static_cast<std::uint8_t>(alpha)};
    const Bytes cover = coverage(count);
    Bytes blended = pixels(count), wanted = blended;
    const auto part = [&](std::size_t k) { return static_cast<float>(colour[k]) / 255; };
    Brush({part(0), part(1), part(2), part(3)}, Order::rgba).blend(cover.data(), blended.data(), count);
    for (std::size_t i = 0; i < cover.size(); ++i) blend(colour.data(), cover[i], wanted.data() + 4 * i);
    ASSERT_EQ(blended, wanted) << "of " << count << " pixels";
  }
}

TEST_F(Blend, PicturesAreBlendedAsByOnes) {
  for (int round = 0; round < 2000; ++round) {
    const int count = any(300), opacity = any(1) != 0 ? 255 : any(255);
    const Bytes cover = coverage(count), source = pixels(count);
    Bytes blended = pixels(count), wanted = blended;
    blend_row(source.data(), opacity, cover.data(), blended.data(), count);
    for (std::size_t i = 0; i < cover.size(); ++i)
      blend(source.data() + 4 * i, over_255(opacity * cover[i]), wanted.data() + 4 * i);
    ASSERT_EQ(blended, wanted) << "of " << count << " pixels";
  }
}

}  // namespace
}  // namespace homebound::render
