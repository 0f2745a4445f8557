#include "timeline/journeys.h"

#include <random>
#include <set>

#include <gtest/gtest.h>

#include "timeline/totals.h"

namespace homebound::timeline {
namespace {

using namespace std::chrono_literals;
using scenario::HeadCount;

const Instant first_night = parse_instant("2024-03-01T00:00Z").value();

std::shared_ptr<scenario::Scenario> places(std::size_t count) {
  auto s = std::make_shared<scenario::Scenario>();
  for (std::size_t i = 0; i < count; ++i) {
    scenario::Place p;
    p.id = std::string("P") + std::to_string(i);
    p.at = {100.0 + 2.0 * static_cast<double>(i), 1.0 * static_cast<double>(i)};
    s->places.push_back(p);
  }
  return s;
}

scenario::Flight leg(std::size_t from, std::size_t to, std::chrono::hours depart, HeadCount people,
                     const std::string& journey = "j") {
  scenario::Flight f;
  f.id = std::to_string(from) + "-" + std::to_string(to) + " " + std::to_string(depart.count());
  f.from = from, f.to = to, f.people = people, f.kind = "evacuees";
  f.depart = scenario::Time{.at = first_night + depart};
  f.arrive = scenario::Time{.at = first_night + depart + 2h};
  f.journey = scenario::Journey{journey, {}};
  return f;
}

Count all(const Timeline& t, Instant at) {
  Count sum;
  for (const Group& g : totals(t, Grouping::kind, at))
    sum.waiting += g.count.waiting, sum.aboard += g.count.aboard, sum.landed += g.count.landed;
  return sum;
}

TEST(Journeys, WhoGoesOnCountsOnce) {
  auto s = places(4);
  s->flights = {leg(0, 1, 0h, 200), leg(1, 2, 5h, 120), leg(1, 3, 6h, 90)};
  const Timeline t = compile(s);
  EXPECT_TRUE(t.persons);
  // 200 leave by two legs that carry 210: ten join at the second.
  EXPECT_EQ(all(t, first_night - 1h), (Count{210, 0, 0}));
  EXPECT_EQ(all(t, first_night + 1h), (Count{10, 200, 0}));
  EXPECT_EQ(all(t, first_night + 3h), (Count{10, 200, 0}));  // in between
  EXPECT_EQ(all(t, first_night + 5h), (Count{10, 200, 0}));
  EXPECT_EQ(all(t, first_night + 7h), (Count{0, 90, 120}));
  EXPECT_EQ(all(t, first_night + 9h), (Count{0, 0, 210}));
  // In between they are at the place.
  for (const Group& g : totals(t, Grouping::place, first_night + 3h))
    EXPECT_EQ(g.count, g.name == "P1" ? (Count{10, 200, 0}) : Count{}) << g.name;
}

TEST(Journeys, GoOnFromAnotherAirportOrStationOfTheCity) {
  auto s = places(4);
  s->flights = {leg(0, 1, 0h, 200), leg(2, 3, 5h, 200)};
  EXPECT_EQ(all(compile(s), first_night - 1h), (Count{400, 0, 0}));
  for (const std::size_t place : {1U, 2U}) s->places[place].city = {"Town", ""};
  EXPECT_EQ(all(compile(s), first_night - 1h), (Count{400, 0, 0}));  // 200 km apart, the names are chance
  s->places[2].at = {s->places[1].at.lon + 0.3, s->places[1].at.lat};
  EXPECT_EQ(all(compile(s), first_night - 1h), (Count{200, 0, 0}));
}

TEST(Journeys, SomeStayInBetween) {
  auto s = places(3);
  s->flights = {leg(0, 1, 0h, 200), leg(1, 2, 5h, 120)};
  const Timeline t = compile(s);
  EXPECT_EQ(all(t, first_night + 3h), (Count{0, 120, 80}));
  EXPECT_EQ(all(t, first_night + 8h), (Count{0, 0, 200}));
}

TEST(Journeys, LegsCountWhereTheFileSaysSo) {
  auto s = places(3);
  s->flights = {leg(0, 1, 0h, 200), leg(1, 2, 5h, 120)};
  s->count_legs = true;
  const Timeline t = compile(s);
  EXPECT_FALSE(t.persons);
  EXPECT_EQ(all(t, first_night + 3h), (Count{120, 0, 200}));
}

TEST(Journeys, OtherPeopleAndEarlierLegsDoNotGoOn) {
  auto s = places(3);
  s->flights = {leg(0, 1, 4h, 50), leg(1, 2, 5h, 40), leg(0, 1, 0h, 30, "other")};
  const Timeline t = compile(s);
  EXPECT_FALSE(t.persons);
  EXPECT_EQ(all(t, first_night - 1h), (Count{120, 0, 0}));
}

TEST(Journeys, WhatIsNotKnownExactlyGoesOnAsAWhole) {
  auto s = places(3);
  s->flights = {leg(0, 1, 0h, HeadCount::about(150)), leg(1, 2, 5h, HeadCount())};
  const Timeline t = compile(s);
  EXPECT_EQ(all(t, first_night - 1h), (Count{HeadCount::about(150), 0, 0}));
  EXPECT_EQ(all(t, first_night + 3h), (Count{0, HeadCount::about(150), 0}));
  EXPECT_EQ(all(t, first_night + 6h), (Count{0, HeadCount(), 0}));
}

// The same, person by person: each of a place's people who came by the journey leaves by its next leg.
struct Person {
  std::vector<std::size_t> legs;
};
std::vector<Person> people_of(const Timeline& t) {
  std::vector<Person> people;
  std::vector<std::size_t> order(t.legs.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return t.legs[i].depart; });
  const auto& flights = t.scenario->flights;
  for (const std::size_t i : order) {
    std::vector<std::size_t> there;
    for (std::size_t p = 0; p < people.size(); ++p) {
      const std::size_t last = people[p].legs.back();
      if (flights[last].to == flights[i].from && t.legs[last].arrive <= t.legs[i].depart &&
          flights[last].journey->name == flights[i].journey->name)
        there.push_back(p);
    }
    std::ranges::stable_sort(there, {}, [&](std::size_t p) { return t.legs[people[p].legs.back()].arrive; });
    for (std::int64_t seat = 0; seat < *flights[i].people.exact(); ++seat)
      if (static_cast<std::size_t>(seat) < there.size())
        people[there[static_cast<std::size_t>(seat)]].legs.push_back(i);
      else
        people.push_back({{i}});
  }
  return people;
}

TEST(Journeys, EverybodyIsInOnePlaceOnALegOrWaitingAtEveryInstant) {
  for (unsigned seed = 0; seed < 80; ++seed) {
    std::mt19937 random(seed);
    const auto below = [&](int n) {
      return static_cast<std::size_t>(std::uniform_int_distribution(0, n - 1)(random));
    };
    auto s = places(5);
    for (std::size_t i = 0; i < 3 + below(12); ++i) {
      const std::size_t from = below(5);
      s->flights.push_back(leg(from, (from + 1 + below(4)) % 5, std::chrono::hours(below(30)),
                               static_cast<std::int64_t>(below(20)), below(2) ? "a" : "b"));
    }
    const Timeline t = compile(s);
    const std::vector<Person> people = people_of(t);
    for (Instant at = first_night - 30min; at < first_night + 34h; at += 30min) {
      Count expected;
      std::map<std::string, Count> by_place;
      std::map<std::size_t, std::int64_t> waiting_between;
      for (const Person& p : people) {
        std::size_t now = p.legs.front();
        Status status = status_at(t.legs[now], at);
        for (const std::size_t next : p.legs)
          if (next != now && t.legs[next].depart <= at) now = next, status = status_at(t.legs[now], at);
        if (status == Status::landed && now != p.legs.back())
          status = Status::airborne, ++waiting_between[s->flights[now].to];  // on the way
        expected.of(status) += 1;
        const auto& f = s->flights[now];
        by_place[s->places[status == Status::waiting ? f.from : f.to].id].of(status) += 1;
      }
      std::map<std::size_t, std::int64_t> between;
      for (const auto& [place, there] : in_between(t, at))
        if (there != HeadCount(0)) between[place] = *there.exact();
      ASSERT_EQ(between, waiting_between) << seed << " " << iso8601(at);
      ASSERT_EQ(all(t, at), expected) << seed << " " << iso8601(at);
      for (const Group& g : totals(t, Grouping::place, at)) ASSERT_EQ(g.count, by_place[g.name]) << seed;
      const Steps by_step = steps(t, Grouping::place);
      for (std::size_t i = 0; i < by_step.groups.size(); ++i)
        ASSERT_EQ(by_step.on(at)[i], by_place[by_step.groups[i]]) << seed;
      const FrameState frame = evaluate(t, at);
      Count in_frame;
      for (const Total& total : frame.totals)
        in_frame.waiting += total.waiting, in_frame.aboard += total.aboard, in_frame.landed += total.landed;
      ASSERT_EQ(in_frame, expected);
    }
  }
}

}  // namespace
}  // namespace homebound::timeline
