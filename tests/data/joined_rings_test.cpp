#include "data/gis/joined_rings.h"

#include <algorithm>
#include <utility>

#include <gmock/gmock.h>

namespace homebound::data {
namespace {

using testing::ElementsAre, testing::IsEmpty;

// The ring with longitudes from 0 to 360, from its point of the least longitude and latitude.
Ring from_least(Ring ring) {
  for (LonLat& p : ring) p.lon += p.lon < 0 ? 360 : 0;
  const auto least = std::ranges::min_element(
      ring, [](LonLat a, LonLat b) { return std::pair(a.lon, a.lat) < std::pair(b.lon, b.lat); });
  std::rotate(ring.begin(), least, ring.end());
  return ring;
}

TEST(JoinedRings, RingsWithoutASeamStayAsTheyAre) {
  const Ring ring{{0, 0}, {10, 0}, {10, 10}}, half{{170, 0}, {180, 0}, {180, 10}};
  EXPECT_THAT(joined_at_seams({ring, half}), ElementsAre(ring, half));
}

TEST(JoinedRings, TheWorldHasNoRing) {
  EXPECT_THAT(joined_at_seams({{{-180, -90}, {180, -90}, {180, 90}, {-180, 90}}}), IsEmpty());
  EXPECT_THAT(joined_at_seams({{{0, -90}, {360, -90}, {360, 90}, {0, 90}}}), IsEmpty());
}

TEST(JoinedRings, ABandIsTwoRings) {
  const Ring band{{-180, -60}, {0, -60}, {180, -60}, {180, 0}, {180, 60}, {0, 60}, {-180, 60}};
  EXPECT_THAT(joined_at_seams({band}), ElementsAre(Ring{{-180, -60}, {0, -60}}, Ring{{180, 60}, {0, 60}}));
}

TEST(JoinedRings, ARingRoundAPoleLosesItsWayThere) {
  const Ring antarctica{{-180, -90}, {180, -90}, {180, -80}, {60, -65}, {-60, -65}, {-180, -80}};
  EXPECT_THAT(joined_at_seams({antarctica}), ElementsAre(Ring{{180, -80}, {60, -65}, {-60, -65}}));
}

TEST(JoinedRings, HalvesOn180AreOneWhateverPointsTheyHaveThere) {
  const Ring west{{170, 0}, {180, 0}, {180, 4}, {180, 10}, {170, 10}},
      east{{-180, 0}, {-170, 0}, {-170, 10}, {-180, 10}, {-180, 7}};
  const auto joined = joined_at_seams({west, east});
  ASSERT_EQ(joined.size(), 1U);
  EXPECT_THAT(from_least(joined[0]), ElementsAre(LonLat{170, 0}, LonLat{180, 0}, LonLat{190, 0},
                                                 LonLat{190, 10}, LonLat{180, 10}, LonLat{170, 10}));
}

TEST(JoinedRings, WhatOneSideLacksRemains) {
  const Ring west{{170, 0}, {180, 0}, {180, 10}, {170, 10}},
      east{{-180, 5}, {-170, 5}, {-170, 15}, {-180, 15}};
  std::size_t edges = 0, on_180 = 0;
  for (const Ring& ring : joined_at_seams({west, east}))
    for (std::size_t i = 0; i < ring.size(); ++i, ++edges)
      on_180 += made_by_cut(ring[i], ring[(i + 1) % ring.size()]) ? 1 : 0;
  EXPECT_EQ(on_180, 2U);  // from 0 to 5 and from 10 to 15
  EXPECT_EQ(edges, 8U);
}

}  // namespace
}  // namespace homebound::data
