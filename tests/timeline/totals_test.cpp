#include "timeline/totals.h"

#include <random>
#include <set>

#include <gtest/gtest.h>

namespace homebound::timeline {
namespace {

using namespace std::chrono_literals;
using scenario::HeadCount;

const Instant count_start = parse_instant("2024-03-01T00:00Z").value();
constexpr Grouping groupings[] = {Grouping::kind,    Grouping::nationality, Grouping::place,
                                  Grouping::country, Grouping::flight,      Grouping::mode};

// Flights on whole hours of one day, so that many changes fall on one instant; chains of legs, empty flights,
// and numbers that are unknown, approximate or between bounds.
Timeline random_timeline(unsigned seed) {
  std::mt19937 random(seed);
  const auto below = [&](int n) {
    return static_cast<std::size_t>(std::uniform_int_distribution(0, n - 1)(random));
  };
  auto s = std::make_shared<scenario::Scenario>();
  const char* countries[] = {"CN", "KH", "ID", ""};
  for (std::size_t i = 0; i < 6; ++i) {
    scenario::Place p;
    p.id = std::string("P") + std::to_string(i);
    p.country = countries[i % 4];
    p.at = {100.0 + 2.0 * static_cast<double>(i), 1.0 * static_cast<double>(i)};
    s->places.push_back(p);
  }
  const std::size_t flights = 1 + below(30);
  const char* kinds[] = {"officers", "suspects", "crew"};
  for (std::size_t i = 0; i < flights; ++i) {
    scenario::Flight f;
    f.id = "F" + std::to_string(i);
    f.from = below(6);
    f.to = (f.from + 1 + below(5)) % 6;
    const auto people = static_cast<std::int64_t>(below(300));
    const HeadCount counts[] = {0, HeadCount(), HeadCount::about(people), HeadCount::at_least(people),
                                HeadCount::between(people, people + 20)};
    f.people = seed % 2 == 0 && below(3) == 0 ? counts[below(5)] : people;
    f.kind = kinds[below(3)];
    const auto depart = count_start + std::chrono::hours(below(20));
    f.depart = scenario::Time{.at = depart};
    f.arrive = scenario::Time{.at = depart + std::chrono::hours(1 + below(4))};
    s->flights.push_back(f);
  }
  return compile(s);
}

HeadCount everybody(const Timeline& timeline) {
  HeadCount sum(0);
  for (const scenario::Flight& f : timeline.scenario->flights) sum += f.people;
  return sum;
}

TEST(Totals, ReconcileForEveryGroupingAtEveryInstant) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    const Timeline timeline = random_timeline(seed);
    for (const Grouping grouping : groupings)
      for (Instant t = count_start - 30min; t <= count_start + 26h; t += 30min) {
        HeadCount sum(0);
        for (const Group& g : totals(timeline, grouping, t)) {
          for (const HeadCount& c : {g.count.waiting, g.count.aboard, g.count.landed}) ASSERT_GE(c.low(), 0);
          sum += g.count.sum();
        }
        ASSERT_EQ(sum, everybody(timeline)) << seed;
      }
  }
}

TEST(Totals, AKindAndAFlightKeepTheirPeople) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    const Timeline timeline = random_timeline(seed);
    for (const Grouping grouping : {Grouping::kind, Grouping::flight}) {
      const auto first = totals(timeline, grouping, count_start - 1h);
      for (Instant t = count_start; t <= count_start + 26h; t += 1h) {
        const auto now = totals(timeline, grouping, t);
        ASSERT_EQ(now.size(), first.size());
        for (std::size_t i = 0; i < now.size(); ++i) ASSERT_EQ(now[i].count.sum(), first[i].count.sum());
      }
    }
  }
}

TEST(Totals, ByKindAreThoseOfTheFrame) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    const Timeline timeline = random_timeline(seed);
    for (Instant t = count_start; t <= count_start + 26h; t += 1h) {
      const FrameState frame = evaluate(timeline, t);
      for (const Group& g : totals(timeline, Grouping::kind, t)) {
        const auto row = std::find_if(frame.totals.begin(), frame.totals.end(),
                                      [&](const Total& total) { return total.kind == g.name; });
        ASSERT_NE(row, frame.totals.end());
        ASSERT_EQ(static_cast<const Count&>(*row), g.count);
      }
    }
  }
}

// On, just before and between all changes.
TEST(Totals, StepsHoldFromChangeToChange) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    const Timeline timeline = random_timeline(seed);
    std::set<Instant> instants;
    for (std::size_t i = 0; i < timeline.legs.size(); ++i)
      if (timeline.scenario->flights[i].people != 0)
        instants.insert({timeline.legs[i].depart, timeline.legs[i].arrive});
    for (const Grouping grouping : groupings) {
      const Steps s = steps(timeline, grouping);
      ASSERT_EQ(s.at, std::vector<Instant>(instants.begin(), instants.end()));
      ASSERT_EQ(s.counts.size(), s.at.size() + 1);
      for (const Instant at : s.at)
        for (const Instant t : {at - 1ms, at, at + 20min}) {
          const auto now = totals(timeline, grouping, t);
          ASSERT_EQ(now.size(), s.groups.size());
          for (std::size_t i = 0; i < now.size(); ++i) {
            ASSERT_EQ(now[i].name, s.groups[i]);
            ASSERT_EQ(now[i].count, s.on(t)[i]) << seed;
          }
        }
    }
  }
}

// 90 landed and an unknown number in the air: 90, then at least 90; an unknown number alone is not 0.
TEST(Totals, AnUnknownNumberIsNotNobody) {
  auto s = std::make_shared<scenario::Scenario>();
  s->places = {{.id = "A", .at = {0, 0}, .country = "XA"}, {.id = "B", .at = {10, 0}, .country = "XB"}};
  scenario::Flight known{.id = "known", .from = 0, .to = 1, .people = 90, .kind = "crew"};
  known.depart = scenario::Time{.at = count_start};
  known.arrive = scenario::Time{.at = count_start + 2h};
  scenario::Flight unknown = known;
  unknown.id = "unknown", unknown.people = {};
  unknown.depart->at = count_start + 3h, unknown.arrive->at = count_start + 5h;
  s->flights = {known, unknown};
  const Timeline timeline = compile(s);
  const auto at = [&](Instant t) { return totals(timeline, Grouping::kind, t)[0].count; };
  EXPECT_EQ(at(count_start + 4h), (Count{0, HeadCount(), 90}));
  EXPECT_EQ(at(count_start + 6h), (Count{0, 0, HeadCount::at_least(90)}));
  EXPECT_EQ(steps(timeline, Grouping::kind).counts.back()[0], (Count{0, 0, HeadCount::at_least(90)}));
}

TEST(Totals, APlaceHasThoseWhoWaitComeAndLandThere) {
  auto s = std::make_shared<scenario::Scenario>();
  s->places = {{.id = "A", .at = {0, 0}, .country = "XA"}, {.id = "B", .at = {10, 0}, .country = "XB"}};
  scenario::Flight there{.id = "there", .from = 0, .to = 1, .people = 40, .kind = "crew"};
  there.depart = scenario::Time{.at = count_start};
  there.arrive = scenario::Time{.at = count_start + 2h};
  scenario::Flight back = there;
  back.id = "back", back.from = 1, back.to = 0, back.people = 25;
  back.depart->at = count_start + 2h, back.arrive->at = count_start + 4h;  // leaves as the other lands
  s->flights = {there, back};
  const Timeline timeline = compile(s);
  const auto at = [&](Instant t) { return totals(timeline, Grouping::place, t); };
  EXPECT_EQ(at(count_start - 1ms), (std::vector<Group>{{"A", {40, 0, 0}}, {"B", {25, 0, 0}}}));
  EXPECT_EQ(at(count_start), (std::vector<Group>{{"A", {0, 0, 0}}, {"B", {25, 40, 0}}}));
  EXPECT_EQ(at(count_start + 2h), (std::vector<Group>{{"A", {0, 25, 0}}, {"B", {0, 0, 40}}}));
  EXPECT_EQ(at(count_start + 4h), (std::vector<Group>{{"A", {0, 0, 25}}, {"B", {0, 0, 40}}}));
}

}  // namespace
}  // namespace homebound::timeline
