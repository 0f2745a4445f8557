#include "timeline/difference.h"

#include <random>
#include <set>

#include <gtest/gtest.h>

namespace homebound::timeline {
namespace {

using namespace std::chrono_literals;
using scenario::Flight;
using scenario::HeadCount;
using scenario::Scenario;

const Instant first_day = parse_instant("2024-03-01T00:00Z").value();

Scenario with_airports(std::size_t count) {
  Scenario s;
  for (std::size_t i = 0; i < count; ++i) {
    scenario::Place p;
    p.iata = {'A', 'A', static_cast<char>('A' + i)};
    p.id = p.iata;
    p.zone = "UTC";
    p.at = {100.0 + 2.0 * static_cast<double>(i), 1.0 * static_cast<double>(i)};
    s.places.push_back(p);
  }
  return s;
}

Flight numbered_flight(const std::string& id, std::size_t from, std::size_t to, std::chrono::minutes depart,
                       HeadCount people) {
  Flight f;
  f.id = id, f.from = from, f.to = to, f.people = people, f.kind = "evacuees";
  f.depart = scenario::Time{.at = first_day + depart};
  f.arrive = scenario::Time{.at = first_day + depart + 2h};
  return f;
}

Difference compared(const Scenario& before, const Scenario& after) {
  return difference(compile(std::make_shared<const Scenario>(before)),
                    compile(std::make_shared<const Scenario>(after)));
}

TEST(Difference, OfTheSameIsNothing) {
  Scenario s = with_airports(4);
  s.flights = {numbered_flight("X1", 0, 1, 60min, 90), numbered_flight("AAB-AAC", 1, 2, 300min, 10),
               numbered_flight("AAB-AAC 2", 1, 2, 400min, 10)};
  EXPECT_TRUE(compared(s, s).empty());
}

TEST(Difference, TellsWhatHasChanged) {
  Scenario before = with_airports(4), after = before;
  before.flights = {numbered_flight("X1", 0, 1, 60min, 90), numbered_flight("X2", 1, 2, 300min, 10),
                    numbered_flight("X3", 2, 3, 300min, HeadCount::about(150))};
  after.flights = {numbered_flight("X4", 0, 1, 5000min, 12),
                   numbered_flight("X3", 2, 3, 300min, HeadCount::about(150)),
                   numbered_flight("X1", 0, 2, 100min, 95)};
  after.flights[2].status = scenario::FlightStatus::diverted;
  const Difference d = compared(before, after);
  using enum Aspect;
  EXPECT_EQ(d.both, (std::vector<Counterparts>{{2, 1, {}}, {0, 2, {to, depart, arrive, people, status}}}));
  EXPECT_EQ(d.gone, std::vector<std::size_t>{1});
  EXPECT_EQ(d.fresh, std::vector<std::size_t>{0});
}

// Rows without numbers of their own are told apart by route and time.
TEST(Difference, FlightsWithoutIdsAreTheNearestOfTheirRoute) {
  Scenario before = with_airports(3), after = before;
  before.flights = {numbered_flight("AAA-AAB", 0, 1, 60min, 90),
                    numbered_flight("AAA-AAB 2", 0, 1, 600min, 80)};
  after.flights = {numbered_flight("AAA-AAB", 0, 1, 610min, 80),
                   numbered_flight("AAA-AAB 2", 0, 1, 1300min, 30),
                   numbered_flight("AAA-AAB 3", 0, 1, 60min, 91)};
  const Difference d = compared(before, after);
  using enum Aspect;
  EXPECT_EQ(d.both, (std::vector<Counterparts>{{1, 0, {depart, arrive}}, {0, 2, {people}}}));
  EXPECT_EQ(d.fresh, std::vector<std::size_t>{1});
}

TEST(Difference, PlacesAreTheSameByCodeAndByPosition) {
  Scenario before = with_airports(2), after = before;
  after.places[1].iata.clear(), after.places[1].id = "camp";
  before.flights = {numbered_flight("X1", 0, 1, 60min, 90)};
  after.flights = before.flights;
  EXPECT_TRUE(compared(before, after).empty());
  after.places[1].at.lat += 1;
  EXPECT_EQ(compared(before, after).both[0].changed, std::vector{Aspect::to});
}

// Four hundred rows, of which some are dropped, added and changed, in another order.
TEST(Difference, FindsEveryEditOfFourHundredRows) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    std::mt19937 random(seed);
    const auto below = [&](int n) {
      return static_cast<std::size_t>(std::uniform_int_distribution(0, n - 1)(random));
    };
    Scenario before = with_airports(12);
    for (std::size_t i = 0; i < 400; ++i) {
      const std::size_t from = below(12);
      before.flights.push_back(numbered_flight("N" + std::to_string(i), from, (from + 1 + below(11)) % 12,
                                               std::chrono::minutes(below(14'400)),
                                               static_cast<std::int64_t>(below(300))));
    }
    Scenario after = before;
    std::set<std::string> changed, gone;
    std::vector<Flight> kept;
    for (Flight& f : after.flights) {
      const std::size_t lot = below(10);
      if (lot == 0) {
        gone.insert(f.id);
        continue;
      }
      if (lot == 1) f.people = f.people.exact().value() + 1, changed.insert(f.id);
      if (lot == 2) f.depart->at += 45min, changed.insert(f.id);
      kept.push_back(f);
    }
    const std::size_t fresh = below(20);
    for (std::size_t i = 0; i < fresh; ++i)
      kept.push_back(numbered_flight("NEW" + std::to_string(i), 0, 1 + below(11),
                                     std::chrono::minutes(below(14'400)), HeadCount()));
    std::ranges::shuffle(kept, random);
    after.flights = kept;
    const Difference d = compared(before, after);
    EXPECT_EQ(d.gone.size() + d.both.size(), 400U);
    EXPECT_EQ(d.fresh.size() + d.both.size(), kept.size());
    std::set<std::string> found;
    for (const Counterparts& c : d.both) {
      EXPECT_EQ(before.flights[c.before].id, after.flights[c.after].id);
      if (!c.changed.empty()) found.insert(after.flights[c.after].id);
    }
    EXPECT_EQ(found, changed) << seed;
    for (const std::size_t i : d.gone) EXPECT_TRUE(gone.contains(before.flights[i].id));
    EXPECT_EQ(d.fresh.size(), fresh);
  }
}

}  // namespace
}  // namespace homebound::timeline
