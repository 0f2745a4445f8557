#include "data/gis/rings.h"

#include <gmock/gmock.h>

namespace homebound::data {
namespace {

using testing::ElementsAre;

TEST(Rings, AreTurnedSoThatTheAreaIsAtTheLeft) {
  const Ring clockwise{{0, 0}, {0, 1}, {1, 1}, {1, 0}};
  EXPECT_THAT(oriented(clockwise, false),
              ElementsAre(LonLat{1, 0}, LonLat{1, 1}, LonLat{0, 1}, LonLat{0, 0}));
  EXPECT_EQ(oriented(clockwise, true), clockwise);
}

TEST(Rings, HalvesOnTheSeamGetEachOthersPoints) {
  const Ring rings[] = {{{179, 10}, {180, 10}, {180, 12.001}, {179, 12}},
                        {{-180, 12.0}, {-180, 11}, {-180, 10.001}, {-179, 11}}};
  const Seam seam(rings);
  EXPECT_THAT(seam.matched(rings[0]), ElementsAre(LonLat{179, 10}, LonLat{180, 10}, LonLat{180, 11},
                                                  LonLat{180, 12.0}, LonLat{179, 12}));
  EXPECT_THAT(seam.matched(rings[1]),
              ElementsAre(LonLat{-180, 12.0}, LonLat{-180, 11}, LonLat{-180, 10}, LonLat{-179, 11}));
}

TEST(Rings, LoseTheDetourToThePole) {
  const Ring antarctica{{-180, -84}, {-180, -87}, {-180, -90}, {0, -90},
                        {180, -90},  {180, -84},  {60, -65},   {-60, -65}};
  EXPECT_THAT(freed_of_pole(antarctica), ElementsAre(LonLat{-180, -84}, LonLat{60, -65}, LonLat{-60, -65}));
}

TEST(Rings, LongEdgesAreCutAlongStraightLinesAndTheShortWayRound) {
  Lines lines;
  add_cut_short(Ring{{178.5, 0}, {-178.5, 1.5}}, false, lines);
  EXPECT_THAT(lines.part(0),
              ElementsAre(LonLat{178.5, 0}, LonLat{179.5, 0.5}, LonLat{180.5, 1}, LonLat{-178.5, 1.5}));
  Polygons rings;
  add_cut_short(Ring{{0, 0}, {1, 0}, {0, 2}}, true, rings);
  EXPECT_THAT(rings.part(0),
              ElementsAre(LonLat{0, 0}, LonLat{1, 0}, LonLat{0.5, 1}, LonLat{0, 2}, LonLat{0, 1}));
}

}  // namespace
}  // namespace homebound::data
