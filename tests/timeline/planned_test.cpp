#include "timeline/planned.h"

#include <gtest/gtest.h>

#include "scenario/read/read.h"

namespace homebound::timeline {
namespace {

Timeline plan_timeline(const std::string& toml) {
  return compile(std::make_shared<const scenario::Scenario>(scenario::parse(toml, "test.toml")));
}
const std::string late_flight =
    "[[flight]]\nid = 'late'\nfrom = 'PNH'\nto = 'CAN'\n"
    "depart = { at = 2024-03-01T07:40:00, scheduled = 2024-03-01T07:00:00 }\n"
    "arrive = { at = 2024-03-01T11:30:00, scheduled = 2024-03-01T11:00:00 }\n";
const std::string timely_flight =
    "[[flight]]\nid = 'plain'\nfrom = 'PNH'\nto = 'CAN'\ndepart = 2024-03-01T07:00:00\n";

TEST(Planned, ALateFlightIsWhereItShouldBe) {
  const Timeline t = plan_timeline(late_flight + timely_flight);
  const auto planned = planned_flights(t);
  ASSERT_EQ(planned.size(), 1U) << "a flight without a plan has none";
  EXPECT_EQ(planned[0].leg, 0U);
  EXPECT_FALSE(planned[0].apart) << "it is on its own way";
  EXPECT_EQ(iso8601(planned[0].way.depart, "Asia/Phnom_Penh"), "2024-03-01T07:00:00+07:00");
  EXPECT_EQ(iso8601(planned[0].way.arrive, "Asia/Shanghai"), "2024-03-01T11:00:00+08:00");
  // At its departure it has not left, and should have come a part of the way.
  const Instant t0 = t.legs[0].depart;
  EXPECT_EQ(progress(t.legs[0], t0), 0);
  EXPECT_GT(progress(planned[0].way, t0), 0.1);
}

TEST(Planned, ADivertedFlightHasItsPlannedEnd) {
  const Timeline t = plan_timeline(
      "[[flight]]\nfrom = 'PNH'\nto = 'SZX'\nplanned_to = 'CAN'\nplanned_via = ['HAN']\nstatus = 'diverted'\n"
      "depart = 2024-03-01T07:00:00\n");
  const auto planned = planned_flights(t);
  ASSERT_EQ(planned.size(), 1U);
  EXPECT_TRUE(planned[0].apart);
  EXPECT_EQ(planned[0].way.path.size(), 2U);
  const auto at = [&](const std::string& id) {
    return std::ranges::find(t.scenario->places, id, &scenario::Place::id)->at;
  };
  EXPECT_EQ(planned[0].way.finish, at("CAN"));
  EXPECT_EQ(t.legs[0].finish, at("SZX"));
}

TEST(Planned, WhatNeverFlewIsPlannedOnlyUnlessTheFilterHidesIt) {
  const Timeline t =
      plan_timeline(timely_flight +
                    "[[flight]]\nid = 'off'\nfrom = 'PNH'\nto = 'PEK'\ndepart = 2024-03-01T07:00:00\n"
                    "status = 'cancelled'\n");
  const auto planned = planned_flights(t);
  ASSERT_EQ(planned.size(), 1U);
  EXPECT_EQ(planned[0].leg, 1U);
  EXPECT_TRUE(planned[0].apart);
  EXPECT_FALSE(t.shows(1));
  EXPECT_TRUE(planned_flights(filtered(t, {.to = {"CAN"}})).empty());
  EXPECT_FALSE(filtered(t, {.to = {"PEK"}}).shows(1));
}

TEST(Planned, OnePlannedEndGivesTheOther) {
  const Timeline t = plan_timeline(
      "[[flight]]\nfrom = 'PNH'\nto = 'CAN'\ndepart = 2024-03-01T07:40:00\n"
      "arrive = { at = 2024-03-01T11:30:00, scheduled = 2024-03-01T11:00:00 }\n");
  const auto planned = planned_flights(t);
  ASSERT_EQ(planned.size(), 1U);
  EXPECT_EQ(seconds_between(planned[0].way.depart, planned[0].way.arrive),
            seconds_between(t.legs[0].depart, t.legs[0].arrive));
}

}  // namespace
}  // namespace homebound::timeline
