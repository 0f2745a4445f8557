#include "compose/picture/crossfade.h"

#include <gtest/gtest.h>

#include "render/gl/offscreen.h"

namespace homebound::compose {
namespace {

drawing::Drawing page(Colour ground, Colour square) {
  drawing::Drawing s{{8, 8}, ground, {}};
  s.items.emplace_back(drawing::Fill{drawing::SharedPath(rectangle_path(Rect::at(0, 0, 4, 8))), {}, square});
  return s;
}

TEST(Crossfade, MixesTheTwoPictures) {
  const drawing::Drawing black = page({0, 0, 0, 1}, {1, 0, 0, 1}), white = page({1, 1, 1, 1}, {0, 0, 1, 1});
  EXPECT_EQ(dump(crossfade(black, white, 0)), dump(black));
  EXPECT_EQ(dump(crossfade(black, white, 1)), dump(white));
  const drawing::Pixels p = render::draw_offscreen(crossfade(black, white, 0.25));
  const auto pixel = [&](int x) { return &p.rgba[static_cast<std::size_t>(x) * 4]; };
  EXPECT_NEAR(pixel(6)[0], 64, 1) << "a quarter of white over black";
  EXPECT_NEAR(pixel(1)[0], 191, 1) << "the old red is still three quarters there";
  EXPECT_NEAR(pixel(1)[2], 64, 1);
  EXPECT_EQ(pixel(1)[3], 255);
}

}  // namespace
}  // namespace homebound::compose
