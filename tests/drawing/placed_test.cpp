// A drawing as a picture on another page.
#include "drawing/placed.h"

#include <gtest/gtest.h>

namespace homebound::drawing {
namespace {

TEST(Placed, EverythingShrinksAlikeInTheMiddleOfTheBox) {
  const SharedPath square(rectangle_path(Rect::at(0, 0, 10, 10)));
  GlyphRun run;
  run.size = 12, run.origin = {50, 25}, run.halo = Colour{}, run.halo_width = 2;
  run.glyphs = {{1, {3, 1}, 0}};
  const Drawing drawing{
      {100, 50},
      {1, 1, 1, 1},
      {Fill{square, Affine::translate({10, 20}), {}}, Stroke{square, {}, {}, 3, Stroke::Cap::round, {4, 2}},
       run, std::make_shared<const Group>(Group{"part", Rect::at(0, 0, 100, 50), 0.5f, 9, {}})}};
  // Half as large, with 25 units of room above and below.
  const Item item = placed(drawing, Rect::at(100, 0, 50, 75), "picture");
  const Group& group = **std::get_if<std::shared_ptr<const Group>>(&item);
  ASSERT_EQ(group.items.size(), 5U) << "the background and all items";
  EXPECT_EQ(group.clip->top, 25);
  EXPECT_EQ(group.clip->right, 150);
  const auto& fill = std::get<Fill>(group.items[1]);
  EXPECT_EQ(fill.transform({10, 0}).x, 110);
  EXPECT_EQ(fill.transform({10, 0}).y, 35);
  const auto& stroke = std::get<Stroke>(group.items[2]);
  EXPECT_EQ(stroke.width, 1.5);
  EXPECT_EQ(stroke.dashes, (std::vector<double>{2, 1}));
  const auto& text = std::get<GlyphRun>(group.items[3]);
  EXPECT_EQ(text.size, 6);
  EXPECT_EQ(text.origin.x, 125);
  EXPECT_EQ(text.glyphs[0].at.x, 1.5);
  EXPECT_EQ(text.halo_width, 1);
  const auto& part = *std::get<std::shared_ptr<const Group>>(group.items[4]);
  EXPECT_EQ(part.clip->right, 150);
  EXPECT_EQ(part.key, 0U) << "it is another picture";
}

}  // namespace
}  // namespace homebound::drawing
