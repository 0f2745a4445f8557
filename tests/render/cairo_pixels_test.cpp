// What Cairo draws of small drawings, against values worked out by hand.
#include <algorithm>
#include <numbers>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "measure.h"
#include "render/gl/offscreen.h"
#include "render/pdf/cairo.h"
#include "scenes.h"
#include "support/similarity.h"

namespace homebound::render {
namespace {

using namespace drawing;

constexpr Colour white{1, 1, 1, 1}, black{0, 0, 0, 1}, red{1, 0, 0, 1};

SharedPath box(double x, double y, double w, double h) {
  return SharedPath(rectangle_path(Rect::at(x, y, w, h)));
}

TEST(CairoPixels, FillWithAHole) {
  Path path = rectangle_path(Rect::at(10, 10, 40, 40));
  Path hole = rectangle_path(Rect::at(20, 20, 20, 20));
  std::reverse(hole.points.begin(), hole.points.end());
  path.append(hole);
  path.append(rectangle_path(Rect::at(45, 10, 10.5, 40)));  // overlaps: still filled, by the non-zero rule
  const Pixels p = draw_cairo({{60, 60}, white, {Fill{SharedPath(path), {}, black}}});
  EXPECT_EQ(pixel(p, 15, 15), (Rgba{0, 0, 0, 255}));
  EXPECT_EQ(pixel(p, 30, 30), (Rgba{255, 255, 255, 255}));
  EXPECT_EQ(pixel(p, 47, 30), (Rgba{0, 0, 0, 255}));
  EXPECT_NEAR(pixel(p, 55, 30)[0], 128, 3) << "half a pixel";
  EXPECT_NEAR(ink(p), 40 * 40 - 20 * 20 + 5.5 * 40, 1);
}

TEST(CairoPixels, StrokeWidthIsInPageUnits) {
  Path line;
  line.begin(false);
  line.add({1, 1}), line.add({5, 1});
  Stroke stroke{SharedPath(line), Affine::scale(10, 10), black, 6, Stroke::Cap::butt, {}};
  const auto drawn = [&] { return ink(draw_cairo({{60, 20}, white, {stroke}}, 2)) / 4; };
  EXPECT_NEAR(drawn(), 40 * 6, 0.5);
  stroke.dashes = {10, 5};  // 10 on, 5 off, 10 on, 5 off, 10 on
  EXPECT_NEAR(drawn(), 30 * 6, 0.5);
  stroke.dashes = {0, 0};  // as if there were none
  EXPECT_NEAR(drawn(), 40 * 6, 0.5);
  stroke.dashes.clear();
  stroke.cap = Stroke::Cap::round;
  EXPECT_NEAR(drawn(), 40 * 6 + 9 * std::numbers::pi, 0.5);
}

TEST(CairoPixels, GroupIsLaidOnAsOne) {
  const auto group = std::make_shared<const Group>(
      Group{"",
            Rect::at(0, 0, 40, 60),
            0.5f,
            0,
            {Fill{box(10, 10, 30, 30), {}, black}, Fill{box(20, 20, 40, 30), {}, red}}});
  const Pixels p = draw_cairo({{60, 60}, white, {group}});
  EXPECT_LE(distance(pixel(p, 15, 15), {128, 128, 128, 255}), 1);
  EXPECT_LE(distance(pixel(p, 30, 30), {255, 128, 128, 255}), 1) << "the black below does not shine through";
  EXPECT_EQ(pixel(p, 45, 30), (Rgba{255, 255, 255, 255})) << "outside the clip";
}

TEST(CairoPixels, TransparentPageHasStraightAlpha) {
  const Pixels p = draw_cairo({{20, 20}, {1, 1, 1, 0}, {Fill{box(5, 5, 10, 10), {}, red.with_alpha(0.4f)}}});
  EXPECT_EQ(pixel(p, 2, 2), (Rgba{0, 0, 0, 0}));
  EXPECT_LE(distance(pixel(p, 10, 10), {255, 0, 0, 102}), 1);
}

TEST(CairoPixels, ImageFillsItsSquare) {
  const auto pixels = std::make_shared<const Pixels>(Pixels{2, 1, {255, 0, 0, 255, 0, 0, 255, 128}});
  const Pixels p = draw_cairo({{60, 40}, white, {Image{pixels, {40, 0, 0, 20, 10, 10}, 1}}});
  EXPECT_EQ(pixel(p, 11, 20), (Rgba{255, 0, 0, 255}));
  EXPECT_LE(distance(pixel(p, 48, 20), {127, 127, 255, 255}), 1);
  EXPECT_EQ(pixel(p, 51, 20), (Rgba{255, 255, 255, 255}));
  EXPECT_EQ(pixel(p, 11, 31), (Rgba{255, 255, 255, 255}));
}

TEST(CairoPixels, LooksLikeOpenGl) {
  for (const auto& [name, drawing] : drawings()) {
    for (const double scale : {1.0, 2.0}) {
      EXPECT_GE(test::ssim(draw_cairo(drawing, scale), draw_offscreen(drawing, scale)), 0.98)
          << name << " at scale " << scale;
    }
  }
}

TEST(CairoPixels, RefusesSizesItCannotDraw) {
  EXPECT_THAT(
      [] {
        draw_cairo({{40000, 10}, white, {}});
      },
      testing::ThrowsMessage<Error>(testing::HasSubstr("40000 x 10")));
  EXPECT_THROW(draw_cairo({{0, 10}, white, {}}), Error);
}

}  // namespace
}  // namespace homebound::render
