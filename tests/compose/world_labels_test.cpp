// Names of seas and cities on maps of much of the world.
#include <algorithm>

#include <gtest/gtest.h>

#include "compose/kit/segment.h"
#include "compose/picture/plan_parts.h"
#include "geo/measure/geodesic.h"
#include "support.h"

namespace homebound::compose {
namespace {

// A name that hangs over into the next sea is worse than none. From the table's places, not from the ellipse
// that the placement takes a sea for.
TEST(SeaNames, KeepToTheirOwnWater) {
  const auto world = World::shipped();
  int named = 0;
  for (const char* name : {"polar", "pacific", "world", "antipodal", "story"}) {
    const auto timeline = framing_case(name);
    const View view = view_of(*timeline);
    const Plan plan(world, timeline, read_theme("paper"), view, {});
    const Affine to_plane = view.to_page.inverse();
    for (const PlacedLabel& l : placed_labels(plan)) {
      if (l.kind != "sea") continue;
      ++named;
      const auto sea = std::ranges::find(world->seas(), l.text, &data::Area::name);
      ASSERT_NE(sea, world->seas().end()) << l.text;
      for (const double x : {l.box.left, l.box.right}) {
        const auto end = view.projection.inverse(to_plane({x, l.box.centre().y}));
        ASSERT_TRUE(end) << l.text;
        double best = 1e9;  // in reaches
        for (const auto& anchor : sea->anchors)
          best = std::min(best, geodesic_inverse(anchor.at, *end).distance.value / 1000 / anchor.room_km);
        EXPECT_LT(best, 1.9) << name << ' ' << l.text;
      }
    }
  }
  EXPECT_GT(named, 30);
}

// Returns how much of a box routes cross: the share of so many upright strips of it.
double crossed_share(const Plan& plan, const Rect& box) {
  constexpr int strips = 40;
  const LegLines& lines = plan.parts().routes.lines;
  int crossed = 0;
  for (int i = 0; i < strips; ++i) {
    const double left = box.left + box.width() * i / strips;
    const Rect strip{left, box.top + 2, left + box.width() / strips, box.bottom - 2};
    double length = 0;
    for (std::size_t line = 0; line < lines.lines(); ++line)
      lines.segments(line, [&](Point a, Point b) { length += length_inside(strip, a, b); });
    crossed += length > 1;
  }
  return static_cast<double>(crossed) / strips;
}

// A sea's name is read although routes pass: it stands where they cross few of its letters.
TEST(SeaNames, AreReadBetweenRoutes) {
  std::vector<std::shared_ptr<const timeline::Timeline>> all;
  for (const char* name : {"story", "pacific", "world"}) all.push_back(framing_case(name));
  for (const int flights : {4, 60, 300}) all.push_back(generated_story(flights));
  double crossed = 0;
  int names = 0;
  for (const auto& timeline : all)
    for (const Language language : {Language::english, Language::chinese, Language::both}) {
      const Plan plan(World::shipped(), timeline, read_theme("paper"), view_of(*timeline),
                      {.language = language, .routes_as = scenario::RoutesAs::flights});
      for (const PlacedLabel& l : placed_labels(plan)) {
        if (l.kind != "sea") continue;
        const double share = crossed_share(plan, l.box);
        EXPECT_LE(share, 1.0 / 3) << l.text;
        crossed += share, ++names;
      }
    }
  EXPECT_GE(names, 120);
  EXPECT_LT(crossed / names, 0.005);
}

TEST(SeaNames, TheStoryKeepsItsOwn) {
  const auto timeline = framing_case("story");
  for (const auto& [language, name] :
       {std::pair{Language::english, "South China Sea"}, std::pair{Language::chinese, "南海"},
        std::pair{Language::both, "South China Sea 南海"}}) {
    const Plan plan(World::shipped(), timeline, read_theme("paper"), view_of(*timeline),
                    {.language = language});
    const auto placed = placed_labels(plan);
    EXPECT_EQ(std::ranges::count(placed, name, &PlacedLabel::text), 1) << name;
  }
}

TEST(Cities, AGapIsNotFilledWithJustAnyTown) {
  const auto world = World::shipped();
  const auto timeline = framing_case("world");
  const Plan plan(world, timeline, read_theme("paper"), view_of(*timeline), {});
  int rank_of_last = 0, cities = 0;
  for (const PlacedLabel& l : placed_labels(plan)) {
    if (l.kind != "city") continue;
    ++cities;
    const auto& all = world->cities();
    const auto city = std::ranges::find_if(all, [&](const RankedCity& c) { return c.city.name == l.text; });
    ASSERT_NE(city, all.end()) << l.text;
    if (city->city.feature != "PPLC")
      rank_of_last = std::max(rank_of_last, static_cast<int>(city - all.begin()));
  }
  EXPECT_GT(cities, 12);
  EXPECT_LT(rank_of_last, 300);
}

}  // namespace
}  // namespace homebound::compose
