#include "timeline/evidence.h"

#include <gmock/gmock.h>

#include "scenario/read/examples.h"
#include "scenario/read/read.h"

namespace homebound::timeline {
namespace {

using testing::Contains;
using testing::ElementsAre;

Timeline timeline_of(const std::string& toml) {
  return compile(std::make_shared<const scenario::Scenario>(scenario::parse(toml, "test.toml")));
}

const std::string two_flights = R"(
[[source]]
id = "a"
title = "A"
[[source]]
id = "b"
title = "B"
[[flight]]
id = "one"
from = "CGK"
to = "PVG"
depart = 2015-11-10T03:00:00+08:00
arrive = 2015-11-10T09:00:00+08:00
people = 47
kind = "suspects"
source = "b"
[[flight]]
id = "two"
from = "CGK"
to = "CAN"
depart = 2015-11-10T04:00:00+08:00
arrive = 2015-11-10T08:00:00+08:00
people = 39
kind = "suspects"
source = ["a", "b"]
)";

std::vector<std::string> flight_ids(const Timeline& timeline, const Evidence& e) {
  std::vector<std::string> ids;
  for (const std::size_t i : e.flights) ids.push_back(timeline.scenario->flights[i].id);
  return ids;
}

TEST(Evidence, ACounterIsMadeOfItsFlights) {
  const Timeline t = timeline_of(two_flights);
  const auto landed = evidence(t, "suspects-landed", parse_instant("2015-11-10T08:30+08:00"));
  ASSERT_TRUE(landed);
  EXPECT_THAT(flight_ids(t, *landed), ElementsAre("two"));
  EXPECT_EQ(landed->sum, 39);
  EXPECT_FALSE(landed->figure);
  EXPECT_FALSE(landed->agrees());
  EXPECT_THAT(landed->sources, ElementsAre(0u, 1u));
}

TEST(Evidence, WithoutAnInstantACounterIsTakenWhenHighest) {
  const Timeline t = timeline_of(two_flights);
  EXPECT_EQ(evidence(t, "suspects-waiting")->sum, 86);
  EXPECT_EQ(evidence(t, "suspects-aboard")->at, parse_instant("2015-11-10T04:00+08:00"));
  EXPECT_EQ(evidence(t, "suspects-landed")->at, parse_instant("2015-11-10T09:00+08:00"));
  EXPECT_EQ(sum_text(*evidence(t, "suspects-landed")), "47 + 39 = 86");
  EXPECT_EQ(sum_text(*evidence(t, "suspects-landed", parse_instant("2015-11-10T00:00Z"))), "39");
  EXPECT_EQ(sum_text(*evidence(t, "suspects-landed", t.begin)), "0");
}

TEST(Evidence, AFigureOfACountersNameIsChecked) {
  const std::string figure = "[[figure]]\nid = \"suspects-landed\"\nvalue = ";
  EXPECT_EQ(evidence(timeline_of(two_flights + figure + "86"), "suspects-landed")->agrees(), true);
  EXPECT_EQ(evidence(timeline_of(two_flights + figure + "87"), "suspects-landed")->agrees(), false);
  EXPECT_FALSE(evidence(timeline_of(two_flights + figure + "'many'"), "suspects-landed")->agrees());
}

// 47 and an unknown number are at least 47: 86 may be right, 40 cannot.
TEST(Evidence, ASumThatIsNotKnownExactlyNeitherAgreesNorDiffersUnlessItMust) {
  std::string toml = two_flights;
  toml.replace(toml.find("people = 39"), 11, "people = 'n/a'");
  const auto with = [&](const char* value) {
    return timeline_of(toml + "[[figure]]\nid = \"suspects-landed\"\nvalue = " + value);
  };
  const Timeline possible = with("86"), impossible = with("40");
  const auto e = evidence(possible, "suspects-landed");
  EXPECT_EQ(sum_text(*e), "47 + unknown = at least 47");
  EXPECT_EQ(e->agrees(), std::nullopt);
  EXPECT_TRUE(e->may_agree());
  EXPECT_EQ(evidence(impossible, "suspects-landed")->agrees(), false);
  EXPECT_FALSE(evidence(impossible, "suspects-landed")->may_agree());
}

TEST(Evidence, AFigureCountsTheFlightsThatItLists) {
  const Timeline t = timeline_of(two_flights + R"(
[[figure]]
id = "guangzhou"
value = 39
source = "b"
flights = "two"
[[figure.claims]]
value = 93
source = "a"
[[event]]
at = 2015-11-10T08:00:00+08:00
text = "Landed."
figure = "guangzhou"
source = "b"
)");
  const auto e = evidence(t, "guangzhou");
  ASSERT_TRUE(e);
  EXPECT_THAT(flight_ids(t, *e), ElementsAre("two"));
  EXPECT_EQ(e->agrees(), true);
  EXPECT_THAT(e->events, ElementsAre(0u));
  EXPECT_THAT(e->sources, ElementsAre(1u, 0u));
  EXPECT_FALSE(evidence(t, "guangzhu"));
  EXPECT_THAT(figure_names(t),
              ElementsAre("guangzhou", "suspects-waiting", "suspects-aboard", "suspects-landed"));
}

TEST(Evidence, AnUnknownFlightIsNamedWithTheNearest) {
  try {
    timeline_of(two_flights + "[[figure]]\nid = \"x\"\nvalue = 1\nflights = [\"tow\"]\n");
    FAIL();
  } catch (const InputError& e) {
    EXPECT_THAT(e.what(),
                testing::HasSubstr("[[figure]] flights: unknown flight 'tow'; did you mean 'two'?"));
  }
}

TEST(Evidence, TheBuiltInTotalIsFourFlights) {
  const Timeline t =
      compile(std::make_shared<const scenario::Scenario>(scenario::read(scenario::built_in())));
  const auto e = evidence(t, "suspects-landed");
  ASSERT_TRUE(e);
  EXPECT_EQ(sum_text(*e), "90 + 78 + 47 + 39 = 254");
  EXPECT_EQ(e->agrees(), true);
  std::vector<std::string> sources;
  for (const std::size_t i : e->sources) sources.push_back(t.scenario->sources[i].id);
  for (const char* id : {"bjnews", "caixin", "xinhua-gz"}) EXPECT_THAT(sources, Contains(id));
}

}  // namespace
}  // namespace homebound::timeline
