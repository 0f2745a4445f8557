// Which flights go on from which.
#include "timeline/stages.h"

#include <algorithm>
#include <memory>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "scenario/read/read.h"
#include "timeline/timeline.h"

namespace homebound::timeline {
namespace {

using testing::ElementsAre;

// A flight of two hours on 1 March 2024, UTC.
std::string flown(const std::string& from, const std::string& to, int hour, const std::string& more = "") {
  return fmt::format(
      "[[flight]]\nfrom = \"{}\"\nto = \"{}\"\ndepart = 2024-03-01T{:02}:00:00Z\n"
      "arrive = 2024-03-01T{:02}:00:00Z\npeople = 10\n{}",
      from, to, hour, hour + 2, more);
}

Timeline staged(const std::string& toml) {
  return compile(std::make_shared<const scenario::Scenario>(scenario::parse(toml, "stages.toml")));
}
std::vector<std::size_t> every_leg(const Timeline& t) {
  std::vector<std::size_t> legs(t.legs.size());
  std::iota(legs.begin(), legs.end(), std::size_t{0});
  return legs;
}
std::vector<std::size_t> by_place(const Timeline& t) { return stages_by_place(t, every_leg(t)); }

TEST(Stages, GoOnWhereOthersHaveArrived) {
  const Timeline t = staged(flown("KRT", "JED", 1) + flown("JED", "RUH", 3) + flown("RUH", "DXB", 8) +
                            flown("JED", "AMM", 2) + flown("KRT", "CAI", 1));
  EXPECT_THAT(by_place(t), ElementsAre(1, 2, 3, 0, 0)) << "one left too early, one leads nowhere";
  EXPECT_TRUE(may_count_twice(t, every_leg(t)));
  EXPECT_FALSE(may_count_twice(t, {0, 3, 4}));
}

// An airlift's aircraft fly there and back: nobody changes.
TEST(Stages, DoNotGoBack) {
  const Timeline t = staged(flown("KRT", "JED", 1) + flown("JED", "KRT", 4) + flown("KRT", "JED", 7));
  EXPECT_THAT(by_place(t), ElementsAre(0, 0, 0));
  EXPECT_FALSE(may_count_twice(t, every_leg(t)));
}

TEST(Stages, AreOfPeopleOfAKind) {
  const std::string police = "kind = \"police\"\n", suspects = "kind = \"suspects\"\n",
                    kinds = "[kinds]\npolice = \"police\"\nsuspects = \"suspects\"\n";
  const auto stages = [&](const std::string& second) {
    return by_place(staged(kinds + flown("KRT", "JED", 1, police) + flown("JED", "RUH", 5, second)));
  };
  EXPECT_THAT(stages(suspects), ElementsAre(0, 0));
  EXPECT_THAT(stages(police), ElementsAre(1, 2));
}

// Whether somebody changes is known without the stages.
TEST(Stages, TellWhoMayCountTwice) {
  std::mt19937 random(1);
  const char* const airports[] = {"KRT", "JED", "RUH", "CAI", "AMM"};
  int twice = 0;
  for (int round = 0; round < 200; ++round) {
    std::string toml;
    for (int i = 0; i < 3; ++i) {
      const std::size_t from = random() % 5, to = (from + 1 + random() % 4) % 5;
      toml += flown(airports[from], airports[to], static_cast<int>(random() % 20),
                    random() % 2 == 0 ? "kind = \"police\"\n" : "");
    }
    const Timeline t = staged(toml);
    const bool any = std::ranges::any_of(by_place(t), [](std::size_t stage) { return stage > 1; });
    EXPECT_EQ(may_count_twice(t), any) << toml;
    twice += any;
  }
  EXPECT_GT(twice, 20);
  EXPECT_LT(twice, 180);
}

TEST(Stages, NobodyChangesBetweenTimesThatWereMadeUp) {
  const std::string untimed =
      "[[flight]]\nfrom = \"KRT\"\nto = \"JED\"\npeople = 10\n"
      "[[flight]]\nfrom = \"JED\"\nto = \"RUH\"\npeople = 10\n";
  EXPECT_FALSE(may_count_twice(staged(untimed)));
  const std::string timed = flown("KRT", "JED", 1) + flown("JED", "RUH", 5);
  EXPECT_TRUE(may_count_twice(staged(timed)));
  EXPECT_FALSE(may_count_twice(filtered(staged(timed), parse_filter("to=JED", staged(timed)))))
      << "of the flights shown";
}

TEST(Stages, OfJourneysAreThoseThatTheFileTells) {
  const std::string journey = "journey = \"out\"\n";
  const Timeline t =
      staged(flown("KRT", "JED", 1, journey) + flown("JED", "RUH", 3, journey) + flown("JED", "AMM", 4));
  EXPECT_THAT(stages_of_journeys(t, every_leg(t)), ElementsAre(1, 2, 0));
  EXPECT_THAT(stages_of_journeys(t, {0, 2}), ElementsAre(0, 0, 0)) << "the second is not asked for";
  EXPECT_FALSE(may_count_twice(t, {0, 1}));
  EXPECT_TRUE(may_count_twice(t, {0, 2}));
}

}  // namespace
}  // namespace homebound::timeline
