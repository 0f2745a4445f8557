#include "timeline/flow_sum.h"

#include <numeric>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/read/read.h"

namespace homebound::timeline {
namespace {

using scenario::HeadCount;

Timeline story_of_flights(const std::string& toml) {
  return compile(
      std::make_shared<const scenario::Scenario>(scenario::parse("title = 'x'\n" + toml, "x.toml")));
}

std::string toml_flight(const std::string& id, const std::string& from, const std::string& to,
                        const std::string& more) {
  return "[[flight]]\nid = '" + id + "'\nfrom = '" + from + "'\nto = '" + to +
         "'\ndepart = 2020-01-01T00:00:00Z\n" + more;
}

std::vector<std::size_t> all_legs(const Timeline& t) {
  std::vector<std::size_t> legs(t.legs.size());
  std::iota(legs.begin(), legs.end(), 0);
  return legs;
}

TEST(FlowSum, KeepsWhatIsNotKnownExactly) {
  const Timeline t = story_of_flights(
      toml_flight("a", "PEK", "SIN", "people = 90\nkind = 'guests'\n") + toml_flight("b", "PEK", "SIN", "") +
      toml_flight("c", "PVG", "SIN", "people = 'about 50'\nkind = 'staff'\n"));
  const FlowSum sum = sum_of(t, all_legs(t));
  EXPECT_EQ(sum.flights, 3U);
  EXPECT_EQ(sum.unknown, 1U);
  EXPECT_EQ(sum.people.low(), 140);
  EXPECT_FALSE(sum.people.high()) << "at least";
  EXPECT_TRUE(sum.people.approximate());
  EXPECT_TRUE(sum.mentioned);
  ASSERT_EQ(sum.kinds.size(), 3U);
  EXPECT_EQ(sum.kinds[0].kind, "guests");
  EXPECT_EQ(sum.kinds[0].people, HeadCount(90));
  EXPECT_FALSE(sum.kinds[1].people.known()) << "nobody says how many";
  EXPECT_EQ(sum.kinds[2].kind, "staff");
  EXPECT_TRUE(sum.kinds[2].people.approximate());
  EXPECT_THAT(sum.from, testing::ElementsAre(0U, 2U)) << "the busiest first";
  EXPECT_THAT(sum.to, testing::ElementsAre(1U));
}

TEST(FlowSum, CountsOnlyWhatTheFilterShows) {
  const Timeline t = story_of_flights(toml_flight("a", "PEK", "SIN", "people = 90\n") +
                                      toml_flight("b", "PVG", "SIN", "people = 5\n"));
  const Timeline some = filtered(t, parse_filter("from=PVG", t));
  EXPECT_EQ(sum_of(some, all_legs(some)).people, HeadCount(5));
  EXPECT_TRUE(legs_at(some, std::vector<std::size_t>{0}).out.empty());
}

TEST(FlowSum, PutsEachFlightOfAPlaceOnOneSide) {
  std::mt19937 random(7);
  constexpr const char* codes[] = {"PEK", "PVG", "CAN", "SIN", "SYD", "LHR"};
  std::string toml;
  for (int i = 0; i < 200; ++i) {
    const auto a = random() % 6, b = (a + 1 + random() % 5) % 6;
    toml += toml_flight("f" + std::to_string(i), codes[a], codes[b], "people = 3\n");
  }
  const Timeline t = story_of_flights(toml);
  std::size_t out = 0, in = 0;
  for (std::size_t place = 0; place < 6; ++place) {
    const PlaceLegs legs = legs_at(t, std::vector{place});
    out += legs.out.size(), in += legs.in.size();
    EXPECT_TRUE(legs.within.empty());
  }
  EXPECT_EQ(out, 200U);
  EXPECT_EQ(in, 200U);
  const PlaceLegs together = legs_at(t, std::vector<std::size_t>{0, 1, 2, 3, 4, 5});
  EXPECT_EQ(together.within.size(), 200U);
  EXPECT_TRUE(together.out.empty() && together.in.empty());
}

}  // namespace
}  // namespace homebound::timeline
