#include <gmock/gmock.h>

#include "drawing/drawing.h"

namespace homebound::drawing {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr Colour red{1, 0, 0, 1};

std::string dump_of(Item item) { return dump({{100, 50}, {1, 1, 1, 1}, {std::move(item)}}); }

Fill square(double at) { return {SharedPath(rectangle_path(Rect::at(at, 0, 10, 10))), {}, red}; }

TEST(SharedPath, IdsTellPathsApart) {
  const SharedPath none, a(rectangle_path(Rect::at(0, 0, 1, 1))), b(rectangle_path(Rect::at(0, 0, 1, 1)));
  const SharedPath copy = a;
  EXPECT_FALSE(none);
  EXPECT_NE(a.id(), b.id());
  EXPECT_NE(a.id(), none.id());
  EXPECT_EQ(a.id(), copy.id());
}

TEST(Dump, StatesThePage) {
  EXPECT_EQ(dump({{100.5, 50}, {1, 0.5f, 0, 1}, {}}), "page 100.5x50 #ff8000\n");
  EXPECT_EQ(dump({{100, 50}, {0, 0, 0, 0}, {}}), "page 100x50 #00000000\n");
}

TEST(Dump, IsTheSameForTheSameContentsUnderOtherIds) { EXPECT_EQ(dump_of(square(3)), dump_of(square(3))); }

TEST(Dump, StatesWhatIsDrawnNotHowItIsStored) {
  Fill moved = square(0);
  moved.transform = Affine::translate({3, 0});
  EXPECT_EQ(dump_of(moved), dump_of(square(3)));
}

TEST(Dump, ShowsAHundredthOfAUnitButNotLess) {
  EXPECT_EQ(dump_of(square(3)), dump_of(square(3.001)));
  EXPECT_NE(dump_of(square(3)), dump_of(square(3.02)));
}

TEST(Dump, HasALineForEveryItem) {
  EXPECT_THAT(dump_of(square(3)), HasSubstr("\nfill #ff0000 parts=1 points=4 bounds=3,0,13,10 sum="));
  Stroke stroke{square(1).path, {}, red, 1.5, Stroke::Cap::butt, {4, 2.5}};
  EXPECT_THAT(dump_of(stroke),
              HasSubstr("\nstroke #ff0000 width=1.5 cap=butt dashes=4,2.5 parts=1 points=4"));
  GlyphRun run;
  run.text = "a \"b\"\n";
  run.glyphs = {{7, {0, 0}}, {8, {6, 0}}};
  run.origin = {5, 6.25};
  run.halo = Colour{1, 1, 1, 1};
  run.halo_width = 2;
  EXPECT_THAT(dump_of(run), HasSubstr("\ntext \"a \\\"b\\\"\\n\" #000000 no font size=12 at=5,6.25 "
                                      "halo=#ffffff 2 glyphs=2 sum="));
  Image image{std::make_shared<Pixels>(Pixels{1, 1, {1, 2, 3, 4}}), {2, 0, 0, 3, 4, -0.001}, 0.5f};
  EXPECT_THAT(dump_of(image), HasSubstr("\nimage 1x1 opacity=0.5 matrix=2,0,0,3,4,0 sum="));
}

TEST(Dump, SeesGlyphsAndTexels) {
  GlyphRun run;
  run.glyphs = {{7, {0, 0}}};
  const std::string before = dump_of(run);
  run.glyphs[0].id = 8;
  EXPECT_NE(dump_of(run), before);
  const auto image = [](std::uint8_t level) {
    return Image{std::make_shared<Pixels>(Pixels{1, 1, {level, 2, 3, 4}}), {}, 1};
  };
  EXPECT_NE(dump_of(image(1)), dump_of(image(2)));
}

TEST(Dump, IndentsGroups) {
  Group inner{"roads", Rect::at(1, 2, 3, 4), 0.5f, 0, {square(0)}};
  Group outer{"map", {}, 1, 77, {std::make_shared<const Group>(inner), square(0)}};
  const std::string text = dump_of(std::make_shared<const Group>(outer));
  EXPECT_THAT(text,
              HasSubstr("\ngroup \"map\" keyed\n  group \"roads\" clip=1,2,4,6 opacity=0.5\n    fill "));
  EXPECT_THAT(text, HasSubstr("\n  fill "));
  EXPECT_THAT(text, Not(HasSubstr("77"))) << "keys may differ from run to run";
}

TEST(Dump, SurvivesEmptyItems) {
  EXPECT_THAT(dump_of(Fill{}), HasSubstr("\nfill #000000 no path\n"));
  EXPECT_THAT(dump_of(Image{}), HasSubstr("\nimage 0x0 "));
  EXPECT_THAT(dump_of(std::shared_ptr<const Group>()), HasSubstr("\nno group\n"));
}

}  // namespace
}  // namespace homebound::drawing
