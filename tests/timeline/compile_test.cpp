#include <gmock/gmock.h>

#include "geod.h"
#include "scenario/read/examples.h"
#include "scenario/read/read.h"
#include "timeline/timeline.h"

namespace homebound::timeline {
namespace {

using namespace std::chrono_literals;
using scenario::Certainty;
using scenario::Scenario;

std::shared_ptr<const Scenario> parsed(const std::string& toml) {
  return std::make_shared<const Scenario>(scenario::parse(toml, "test.toml"));
}

Instant utc(const char* text) { return parse_instant(text).value(); }

TEST(Compile, AnUnreportedEndIsCountedFromTheOther) {
  const Timeline timeline =
      compile(parsed("[[flight]]\nfrom = \"PNH\"\nto = \"PEK\"\narrive = 2015-11-10T09:00:00\n"
                     "[[flight]]\nfrom = \"PVG\"\nto = \"CGK\"\ndepart = 2015-11-09T18:47:00\n"));
  for (const Leg& leg : timeline.legs) {
    const Seconds flown = seconds_between(leg.depart, leg.arrive);
    EXPECT_NEAR(flown.value, block_time(leg.distance, leg.profile).value, 1e-3);
  }
  EXPECT_EQ(timeline.legs[0].arrive, utc("2015-11-10T01:00Z"));
  EXPECT_EQ(timeline.legs[0].arrive_sure, Certainty::reported);
  EXPECT_EQ(timeline.legs[0].depart_sure, Certainty::estimated);
  EXPECT_EQ(timeline.legs[1].depart, utc("2015-11-09T10:47Z"));
  EXPECT_EQ(timeline.legs[1].arrive_sure, Certainty::estimated);
  EXPECT_TRUE(timeline.legs[0].estimated());
}

TEST(Compile, TheScenariosSpeedIsUsed) {
  const Timeline timeline = compile(
      parsed("[[flight]]\nfrom = \"PNH\"\nto = \"PEK\"\nspeed = 600\narrive = 2015-11-10T09:00:00\n"));
  EXPECT_NEAR(seconds_between(timeline.legs[0].depart, timeline.legs[0].arrive).value,
              timeline.legs[0].distance.value / (600 / 3.6) + 22.5 * 60, 1e-3);
}

TEST(Compile, DistancesAgreeWithGeod) {
  const Timeline timeline = compile(std::make_shared<const Scenario>(scenario::read(scenario::built_in())));
  for (const Leg& leg : timeline.legs) {
    const auto expected = geod_distances({leg.start, leg.finish});
    if (!expected) GTEST_SKIP() << "geod is not installed";
    ASSERT_EQ(expected->size(), 1u);
    EXPECT_NEAR(leg.distance.value, expected->at(0), 1e-3) << leg.flight;
  }
}

TEST(Compile, WaypointsLengthenTheLeg) {
  const Timeline timeline =
      compile(parsed("[[flight]]\nfrom = \"NRT\"\nto = \"LAX\"\nvia = [[179, 45], [-179, 45], \"HNL\"]\n"
                     "depart = 2015-11-10T17:00:00\n"));
  const Leg& leg = timeline.legs[0];
  ASSERT_EQ(leg.path.size(), 4u);
  std::vector<LonLat> route = scenario::route(*timeline.scenario, timeline.scenario->flights[0]);
  const auto expected = geod_distances(route);
  if (!expected) GTEST_SKIP() << "geod is not installed";
  double sum = 0;
  for (double d : *expected) sum += d;
  EXPECT_NEAR(leg.distance.value, sum, 1e-2);

  // The waypoints themselves are on the path, and the heading there is the next stretch's.
  double so_far = 0;
  for (std::size_t i = 1; i + 1 < route.size(); ++i) {
    so_far += expected->at(i - 1);
    const LonLat p = position(leg, so_far / sum);
    EXPECT_LT(geodesic_inverse(p, route[i]).distance.value, 0.1) << i;
  }
}

TEST(Compile, FlightsThatCannotBeTimed) {
  Scenario s = *parsed(
      "[[flight]]\nid = \"a\"\nfrom = \"PNH\"\nto = \"PEK\"\narrive = 2015-11-10T09:00:00\n"
      "[[flight]]\nfrom = \"PNH\"\nto = \"HGH\"\narrive = 2015-11-10T09:00:00\n");
  s.flights[0].arrive.reset();
  try {
    compile(std::make_shared<const Scenario>(s));
    FAIL();
  } catch (const Error& e) {
    EXPECT_STREQ(e.what(), "flight 'a' has no time where others have");
  }
  s.flights[0].depart = s.flights[0].arrive =
      scenario::Time{.at = utc("2015-11-10T01:00Z"), .zone = "UTC", .note = {}};
  EXPECT_THROW(compile(std::make_shared<const Scenario>(s)), Error);
}

// Noon in Phnom Penh is 05:00 UTC; the arrival follows from the profile.
TEST(Compile, OnlyTheDayIsKnown) {
  const Timeline t = compile(parsed("[[flight]]\nfrom = \"PNH\"\nto = \"PEK\"\ndate = 2015-11-10\n"));
  EXPECT_TRUE(t.timed);
  EXPECT_EQ(t.legs[0].depart, utc("2015-11-10T05:00Z"));
  EXPECT_EQ(t.legs[0].depart_sure, scenario::Certainty::estimated);
  EXPECT_EQ(t.legs[0].arrive_sure, scenario::Certainty::estimated);
  EXPECT_EQ(t.legs[0].arrive, after(t.legs[0].depart, block_time(t.legs[0].distance, {})));
}

TEST(Compile, RoutesWithoutTimesLeaveTogether) {
  const Timeline t =
      compile(parsed("[[flight]]\nfrom = \"PNH\"\nto = \"PEK\"\n[[flight]]\nfrom = \"CGK\"\nto = \"PVG\"\n"));
  EXPECT_FALSE(t.timed);
  EXPECT_EQ(t.legs[0].depart, t.legs[1].depart);
  EXPECT_TRUE(t.legs[0].estimated());
}

TEST(Compile, WithoutScenesOneOverAllFlights) {
  const Timeline timeline = compile(parsed(
      "[[event]]\nat = 2015-06-01\ntext = \"e\"\n"
      "[[flight]]\nfrom = \"PNH\"\nto = \"PEK\"\ndepart = 2015-11-10T04:00:00\narrive = 2015-11-10T09:00:00\n"
      "[[flight]]\nfrom = \"CGK\"\nto = \"CAN\"\ndepart = 2015-11-10T03:00:00\narrive = "
      "2015-11-10T08:00:00\n"));
  ASSERT_EQ(timeline.story.stretches.size(), 1u);
  EXPECT_EQ(timeline.story.duration(), 30);
  EXPECT_EQ(timeline.story.at(0), utc("2015-11-09T19:30Z"));
  EXPECT_EQ(timeline.story.at(30), utc("2015-11-10T01:30Z"));
  EXPECT_EQ(timeline.begin, utc("2015-06-01T00:00Z"));
  EXPECT_EQ(timeline.end, utc("2015-11-10T01:00Z"));
}

TEST(Compile, AScenarioWithoutAnything) {
  const Timeline nothing = compile(std::make_shared<const Scenario>());
  EXPECT_EQ(nothing.story.duration(), 0);
  EXPECT_TRUE(evaluate(nothing, nothing.story.at(3)).flights.empty());
  const Timeline events = compile(parsed("[[event]]\nat = 2015-06-01T12:00:00\ntext = \"e\"\n"));
  EXPECT_EQ(events.story.at(0), utc("2015-06-01T11:30Z"));
  EXPECT_EQ(events.story.at(30), utc("2015-06-01T12:30Z"));
}

}  // namespace
}  // namespace homebound::timeline
