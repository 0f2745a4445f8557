// Names of seas and cities on maps of much of the world.
#include <algorithm>

#include <gtest/gtest.h>

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
