// The theme's logo: in its corner, and nothing on it.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "compose/picture/plan_parts.h"
#include "support.h"
#include "support/temporary_folder.h"

namespace homebound::compose {
namespace {

using namespace test;

Theme with_logo(const std::string& corner, const std::string& base = "paper") {
  const TemporaryFolder folder;
  put(folder / "logo.svg",
      "<svg xmlns='http://www.w3.org/2000/svg' width='120' height='30'><rect width='9' height='9'/></svg>");
  put(folder / "t.toml",
      "based_on = '" + base + "'\n[logo]\nfile = 'logo.svg'\ntext = 'Us'\ncorner = '" + corner + "'\n");
  return read_theme((folder / "t.toml").string());
}

TEST(Logo, HasAPlaceOfItsOwnInEveryCornerAndOnEveryPage) {
  for (const char* corner : {"top left", "top right", "bottom left", "bottom right"})
    for (const Size pixels : page_shapes)
      for (const int flights : story_sizes) {
        if (flights > 300) continue;
        SCOPED_TRACE(fmt::format("{}, {} x {}, {} flights", corner, pixels.width, pixels.height, flights));
        const auto timeline = generated_story(flights);
        const Theme theme = with_logo(corner);
        Options options;
        options.layers.bars = true;
        const Framing framing{.reserved = reserved_for(options.layers, theme)};
        const Plan plan(World::shipped(), timeline, theme, view_of(*timeline, framing, pixels), options);
        const Plan::Parts& p = plan.parts();
        const Rect logo = p.overlays.logo;
        ASSERT_FALSE(logo.empty());
        const Rect page{0, 0, p.view.page.width, p.view.page.height};
        EXPECT_TRUE(page.contains({logo.left, logo.top}));
        EXPECT_TRUE(page.contains({logo.right, logo.bottom}));
        EXPECT_EQ(logo.centre().x > p.view.page.width / 2, corner[std::string(corner).find(' ') + 1] == 'r');
        for (const Rect& other : {p.overlays.column, p.overlays.caption, p.overlays.attribution})
          EXPECT_FALSE(logo.overlaps(other));
        for (const Rect& aid : p.aids.boxes) EXPECT_FALSE(logo.overlaps(aid));
        for (const PlacedLabel& label : placed_labels(plan))
          EXPECT_FALSE(logo.overlaps(label.box)) << label.text;
      }
}

TEST(Logo, NoAirportOfARegionLiesUnderIt) {
  for (const char* corner : {"top right", "bottom right"}) {
    const auto timeline = built_in_story();
    const Theme theme = with_logo(corner);
    const Framing framing{.reserved = reserved_for({}, theme)};
    const Plan plan(World::shipped(), timeline, theme, view_of(*timeline, framing), {});
    for (const Label& label : plan.parts().labels)
      if (label.place) {
        EXPECT_FALSE(plan.parts().overlays.logo.contains(label.at)) << label.text.plain();
      }
  }
}

TEST(Logo, IsALayerAndStandsOnceBesideTwoMaps) {
  const auto timeline = built_in_story();
  Options options;
  options.layers.logo = false;
  const Theme theme = with_logo("top right");
  const View view = view_of(*timeline);
  EXPECT_TRUE(Plan(World::shipped(), timeline, theme, view, options).parts().overlays.logo.empty());
  options.layers.logo = true;
  options.beside = timeline;
  const Plan two(World::shipped(), timeline, theme, view, options);
  EXPECT_TRUE(two.parts().overlays.logo.empty());
  EXPECT_FALSE(two.beside()->parts().overlays.logo.empty());
}

}  // namespace
}  // namespace homebound::compose
