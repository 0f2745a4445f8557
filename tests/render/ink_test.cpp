// What a shape covers, against plane geometry, on every backend.
#include <numbers>

#include <gtest/gtest.h>

#include "backends.h"
#include "measure.h"

namespace homebound::render {
namespace {

using namespace drawing;

constexpr Colour ink_white{1, 1, 1, 1}, ink_black{0, 0, 0, 1};

Path ink_line(std::initializer_list<Point> points, bool closed = false) {
  Path path;
  path.begin(closed);
  for (Point p : points) path.add(p);
  return path;
}
Drawing page(std::vector<Item> items) { return {{200, 120}, ink_white, std::move(items)}; }

class Ink : public testing::TestWithParam<Backend> {
 protected:
  const double tolerance = GetParam().tolerance;
  double of(Item item, double scale = 1) { return ink(GetParam().draw(page({std::move(item)}), scale)); }
};
INSTANTIATE_TEST_SUITE_P(Backends, Ink, testing::ValuesIn(backends),
                         [](const auto& backend) { return std::string(backend.param.name); });

TEST_P(Ink, OfADisc) {
  for (const double radius : {1.7, 8.3, 50.2}) {
    const double expected = std::numbers::pi * radius * radius;
    const SharedPath disc(circle_path({60.4, 55.3}, radius, 0.001));
    EXPECT_NEAR(of(Fill{disc, {}, ink_black}), expected, tolerance * expected) << radius;
    EXPECT_NEAR(of(Fill{disc, {}, ink_black}, 2.5), 6.25 * expected, tolerance * 6.25 * expected) << radius;
  }
}

TEST_P(Ink, OfARectangleBetweenPixels) {
  const SharedPath box(rectangle_path(Rect::at(10.25, 20.5, 30.5, 7.75)));
  EXPECT_NEAR(of(Fill{box, {}, ink_black}), 30.5 * 7.75, 0.3);
}

TEST_P(Ink, OfAHole) {
  Path ring = circle_path({60, 60}, 45, 0.001), hole = circle_path({66, 60}, 25, 0.001);
  std::reverse(hole.points.begin(), hole.points.end());
  ring.append(hole);
  const double expected = std::numbers::pi * (45 * 45 - 25 * 25);
  EXPECT_NEAR(of(Fill{SharedPath(ring), {}, ink_black}), expected, tolerance * expected);
}

TEST_P(Ink, OfPartsThatOverlapCountsOnce) {
  Path two = rectangle_path(Rect::at(10, 10, 40, 40));
  two.append(rectangle_path(Rect::at(30, 30, 40, 40)));
  EXPECT_NEAR(of(Fill{SharedPath(two), {}, ink_black}), 2 * 1600 - 400, 1);
}

TEST_P(Ink, OfALineIsLengthTimesWidth) {
  const SharedPath line(ink_line({{20.3, 30.7}, {170.9, 88.2}}));
  const double span = std::hypot(150.6, 57.5);
  for (const double width : {0.3, 0.5, 0.8, 1.0, 1.4, 2.0, 3.7, 8.0, 20.0}) {
    const double butt = span * width;
    // Lines thinner than a pixel are faint, and 1/255 is coarse for them.
    const double slack = width < 1 ? 4 * tolerance : tolerance;
    EXPECT_NEAR(of(Stroke{line, {}, ink_black, width, Stroke::Cap::butt, {}}), butt, slack * butt) << width;
    const double round = butt + std::numbers::pi * width * width / 4;
    if (width < 2) continue;
    EXPECT_NEAR(of(Stroke{line, {}, ink_black, width}), round, tolerance * round) << width;
  }
}

TEST_P(Ink, OfManyShortStretchesIsThatOfTheWholeLine) {
  Path fine;
  fine.begin(false);
  for (int i = 0; i <= 400; ++i) fine.add({20 + i * 0.4, 30 + i * 0.1});
  const double expected = std::hypot(160, 40) * 6;
  EXPECT_NEAR(of(Stroke{SharedPath(fine), {}, ink_black, 6, Stroke::Cap::butt, {}}), expected,
              tolerance * expected);
}

TEST_P(Ink, OfAClosedLine) {
  const SharedPath ring(circle_path({100, 60}, 40, 0.001));
  const double expected = 2 * std::numbers::pi * 40 * 5;
  EXPECT_NEAR(of(Stroke{ring, {}, ink_black, 5}), expected, tolerance * expected);
}

TEST_P(Ink, OfDashes) {
  const SharedPath line(ink_line({{10, 20.5}, {190, 20.5}}));
  // 180 units: twelve of 10 on and 5 off.
  EXPECT_NEAR(of(Stroke{line, {}, ink_black, 3, Stroke::Cap::butt, {10, 5}}), 12 * 30, 2);
  // An odd pattern goes on with on and off exchanged: 6 on 3 off 3 on, 6 off 3 on 3 off: 12 of 24 on.
  EXPECT_NEAR(of(Stroke{line, {}, ink_black, 4, Stroke::Cap::butt, {6, 3, 3}}), (7 * 12 + 9) * 4, 2);
}

TEST_P(Ink, WidthDoesNotFollowTheTransform) {
  const SharedPath line(ink_line({{0, 0}, {1, 0}}));
  const Stroke stroke{line, Affine{150, 20, -300, 500, 20, 50}, ink_black, 4, Stroke::Cap::butt, {}};
  const double expected = std::hypot(150, 20) * 4;
  EXPECT_NEAR(of(stroke), expected, tolerance * expected);
}

TEST_P(Ink, ATranslucentLineIsEvenWhereItCrossesItself) {
  const SharedPath cross(ink_line({{20, 20}, {100, 100}, {100, 20}, {20, 100}}));
  const Pixels p = GetParam().draw(page({Stroke{cross, {}, ink_black.with_alpha(0.5f), 12}}), 1);
  const Rgba once = pixel(p, 40, 40), twice = pixel(p, 60, 60), joint = pixel(p, 99, 98);
  EXPECT_NEAR(once[0], 127, 1);
  EXPECT_EQ(once, twice);
  EXPECT_EQ(once, joint);
}

TEST_P(Ink, AGroupIsFadedAsOnePicture) {
  const auto box = [](double x) { return SharedPath(rectangle_path(Rect::at(x, 20, 40, 40))); };
  Group group;
  group.opacity = 0.5f;
  group.items = {Fill{box(20), {}, {1, 0, 0, 1}}, Fill{box(40), {}, {0, 0, 1, 1}}};
  const Pixels p = GetParam().draw(page({std::make_shared<const Group>(group)}), 1);
  EXPECT_LE(distance(pixel(p, 25, 30), {255, 127, 127, 255}), 1);
  EXPECT_LE(distance(pixel(p, 50, 30), {127, 127, 255, 255}), 1) << "the red below must not shine through";
  EXPECT_LE(distance(pixel(p, 70, 30), {127, 127, 255, 255}), 1);
}

TEST_P(Ink, AGroupIsClipped) {
  Group group;
  group.clip = Rect::at(30, 10, 50, 25);
  group.items = {Fill{SharedPath(rectangle_path(Rect::at(0, 0, 200, 120))), {}, ink_black}};
  EXPECT_NEAR(of(std::make_shared<const Group>(group)), 50 * 25, 0.01);
  EXPECT_NEAR(of(std::make_shared<const Group>(group), 2), 4 * 50 * 25, 0.01);
}

TEST_P(Ink, ATransparentPageKeepsColourAndAlphaApart) {
  Drawing s{{40, 40}, {0, 0, 0, 0}, {}};
  s.items.push_back(Fill{SharedPath(rectangle_path(Rect::at(10, 10, 20, 20))), {}, {0.8f, 0.4f, 0.2f, 0.5f}});
  const Pixels p = GetParam().draw(s, 1);
  EXPECT_EQ(pixel(p, 2, 2)[3], 0);
  EXPECT_LE(distance(pixel(p, 20, 20), {204, 102, 51, 128}), 2);
}

TEST_P(Ink, AnImageLiesWhereItsTransformSays) {
  auto pixels = std::make_shared<Pixels>(Pixels{2, 1, {255, 0, 0, 255, 0, 0, 255, 255}});
  const Drawing s = page({Image{pixels, Affine{80, 0, 0, 40, 20, 30}, 1}});
  const Pixels p = GetParam().draw(s, 1);
  EXPECT_LE(distance(pixel(p, 25, 50), {255, 0, 0, 255}), 3);
  EXPECT_LE(distance(pixel(p, 95, 50), {0, 0, 255, 255}), 3);
  EXPECT_EQ(pixel(p, 18, 50), (Rgba{255, 255, 255, 255}));
  EXPECT_EQ(pixel(p, 102, 50), (Rgba{255, 255, 255, 255}));
  EXPECT_EQ(pixel(p, 60, 28), (Rgba{255, 255, 255, 255}));
}

}  // namespace
}  // namespace homebound::render
