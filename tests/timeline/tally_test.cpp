// What windows of time hold: at their edges, on days on which clocks change, with unknown numbers, and for
// people who take several legs. A count in another language is in tests/app/window_test.cpp.
#include "timeline/tally.h"

#include <random>

#include <gmock/gmock.h>

#include "base/error.h"
#include "timeline/departures.h"

namespace homebound::timeline {
namespace {

using namespace std::chrono_literals;
using scenario::HeadCount, scenario::LastTime, scenario::PeriodEnd;

const Instant noon = parse_instant("2021-08-20T12:00Z").value();

std::shared_ptr<scenario::Scenario> stops(std::size_t count) {
  auto s = std::make_shared<scenario::Scenario>();
  for (std::size_t i = 0; i < count; ++i) {
    scenario::Place p;
    p.id = std::string("P") + std::to_string(i), p.country = i % 2 == 0 ? "AF" : "QA";
    p.at = {60.0 + 2.0 * static_cast<double>(i), 1.0 * static_cast<double>(i)};
    s->places.push_back(p);
  }
  return s;
}

// A flight of two hours that departs so long after noon.
scenario::Flight hop(std::chrono::minutes depart, HeadCount people, const std::string& kind = "military",
                     std::size_t from = 0, std::size_t to = 1) {
  scenario::Flight f;
  f.id = kind + " " + std::to_string(depart.count()) + " " + std::to_string(from);
  f.from = from, f.to = to, f.people = people, f.kind = kind;
  f.depart = scenario::Time{.at = noon + depart};
  f.arrive = scenario::Time{.at = noon + depart + 2h};
  return f;
}

Period last(LastTime::Unit unit, int count) { return {LastTime{unit, count}, {}, {}}; }
Period since(const char* t, bool day, const std::string& zone = "UTC") {
  return {{}, PeriodEnd{*parse_instant(t), zone, day}, {}};
}

TEST(Tally, AWindowHoldsWhatHasHappenedWithinIt) {
  auto s = stops(2);
  for (const auto at : {-1500min, -1441min, -1440min, -1439min, -1min, 0min, 1min})
    s->flights.push_back(hop(at, 10));
  const Timeline t = compile(s);
  const Tally departed(t, FlightEnd::departed), arrived(t, FlightEnd::arrived);
  const auto flights = [&](const Period& period, Instant at) {
    return departed.in(stretch_of(period, at, "UTC")).flights;
  };
  // A flight at t is within, and one of exactly a day ago is not: adjoining windows share none.
  EXPECT_EQ(flights(last(LastTime::Unit::hour, 24), noon), 3u);
  EXPECT_EQ(flights(last(LastTime::Unit::hour, 24), noon - 24h), 3u);
  EXPECT_EQ(flights(last(LastTime::Unit::minute, 1), noon + 1min), 1u);
  EXPECT_EQ(flights({}, noon), 6u);
  EXPECT_EQ(flights({}, noon + 1min), 7u);
  EXPECT_EQ(flights({}, noon - 1501min), 0u);
  EXPECT_EQ(flights(since("2021-08-19T12:00Z", false), noon), 4u);
  EXPECT_EQ(flights(since("2021-08-20T00:00Z", true), noon), 2u);
  EXPECT_EQ(flights({{}, {}, PeriodEnd{noon - 24h, "UTC", false}}, noon + 24h), 3u);
  EXPECT_EQ(flights({{}, {}, PeriodEnd{noon - 12h - 24h, "UTC", true}}, noon + 24h), 4u);  // the whole 19th
  EXPECT_EQ(flights(since("2021-08-21T00:00Z", true), noon), 0u) << "has not begun";
  EXPECT_EQ(arrived.in(up_to(noon)).flights, 4u);
  EXPECT_EQ(departed.in(up_to(noon)).people, HeadCount(60));
}

TEST(Tally, DaysAreThoseOfTheClock) {
  const auto begin = [](const char* t, int days, const char* zone) {
    return iso8601(stretch_of(last(LastTime::Unit::day, days), *parse_instant(t), zone).from -
                       std::chrono::milliseconds(1),
                   zone);
  };
  // Clocks go forward on 28 March 2021 and back on 31 October: days of 23 and of 25 hours.
  EXPECT_EQ(begin("2021-03-28T12:00+02:00", 1, "Europe/Berlin"), "2021-03-27T12:00:00+01:00");
  EXPECT_EQ(begin("2021-10-31T12:00+01:00", 1, "Europe/Berlin"), "2021-10-30T12:00:00+02:00");
  // 02:30 is skipped on the 28th, and comes twice on the 31st.
  EXPECT_EQ(begin("2021-03-29T02:30+02:00", 1, "Europe/Berlin"), "2021-03-28T03:00:00+02:00");
  EXPECT_EQ(begin("2021-11-01T02:30+01:00", 1, "Europe/Berlin"), "2021-10-31T02:30:00+02:00");
  // Samoa had no 30 December 2011.
  EXPECT_EQ(begin("2011-12-31T12:00+14:00", 2, "Pacific/Apia"), "2011-12-29T12:00:00-10:00");
  // A whole day ends with the first instant of the next, which is not 24 hours later.
  const PeriodEnd short_day{*parse_instant("2021-03-28T00:00+01:00"), "Europe/Berlin", true};
  EXPECT_EQ(stretch_of({{}, short_day, short_day}, *parse_instant("2021-05-01T00:00Z"), "UTC"),
            (Stretch{short_day.at, short_day.at + 23h}));
  const PeriodEnd long_day{*parse_instant("2021-10-31T00:00+02:00"), "Europe/Berlin", true};
  EXPECT_EQ(stretch_of({{}, long_day, long_day}, *parse_instant("2021-12-01T00:00Z"), "UTC"),
            (Stretch{long_day.at, long_day.at + 25h}));
}

TEST(Tally, WhatIsNotKnownStaysSo) {
  auto s = stops(2);
  s->flights = {hop(-60min, 90), hop(-50min, {}), hop(-40min, HeadCount::about(150)), hop(60min, 7),
                hop(-30min, {}, "others")};
  s->flights[3].depart->sure = scenario::Certainty::estimated;
  const Timeline t = compile(s);
  const Tally all(t, FlightEnd::departed, Grouping::kind);
  const TallySum now = all.in(up_to(noon)), end = all.in(up_to(noon + 2h));
  EXPECT_EQ(now.people, HeadCount(90) + HeadCount() + HeadCount::about(150) + HeadCount());
  EXPECT_FALSE(now.people.high());
  EXPECT_EQ(now.unknown, 2u);
  EXPECT_EQ(now.estimated, 0u);
  EXPECT_EQ(end.estimated, 1u);
  ASSERT_THAT(all.groups(), testing::ElementsAre("military", "others"));
  EXPECT_FALSE(all.in(up_to(noon), 1).people.known());
  EXPECT_EQ(all.in({noon, noon + 2h}).people, HeadCount(7)) << "known where all of it is";
  EXPECT_EQ(all.in({noon - 10h, noon - 9h}).people, HeadCount(0))
      << "no flight carries nobody, not an unknown number";
}

TEST(Tally, TheLargestHaveRowsAndTheOthersShareOne) {
  auto s = stops(2);
  s->flights = {hop(0min, 5, "a"), hop(1min, 50, "b"), hop(2min, 20, "c"), hop(3min, 30, "d")};
  s->flights[1].groups = std::vector<scenario::Group>{
      {HeadCount(48), Interned("b")}, {HeadCount(1), Interned("a")}, {HeadCount(1), Interned("c")}};
  const Timeline t = compile(s);
  const Tally two(t, FlightEnd::departed, Grouping::kind, {}, Largest{2, true});
  EXPECT_THAT(two.groups(), testing::ElementsAre("b", "d"));
  EXPECT_EQ(two.others(), 2u);
  ASSERT_EQ(two.rows(), 3u);
  EXPECT_EQ(two.in({}, 2).flights, 3u) << "the flight with both of them is one";
  EXPECT_EQ(two.in({}, 2).people, HeadCount(27));
  const Tally three(t, FlightEnd::departed, Grouping::kind, {}, Largest{3, true});
  EXPECT_EQ(three.others(), 0u) << "a single other has a row of its own";
  EXPECT_EQ(three.rows(), 4u);
  const Tally busiest(t, FlightEnd::departed, Grouping::kind, {}, Largest{1, false});
  EXPECT_THAT(busiest.groups(), testing::ElementsAre("a"));
}

TEST(Tally, AFilterPicksFlights) {
  auto s = stops(3);
  s->flights = {hop(0min, 5), hop(1min, 50, "others"), hop(2min, 20, "others", 1, 2)};
  const Timeline t = compile(s);
  EXPECT_EQ(Tally(t, FlightEnd::departed, {}, "kind=others").in({}).people, HeadCount(70));
  EXPECT_EQ(Tally(t, FlightEnd::departed, {}, "kind=others from=P0").in({}).people, HeadCount(50));
  Timeline shown = filtered(t, parse_filter("from=P0", t));
  EXPECT_EQ(Tally(shown, FlightEnd::departed, {}, "kind=others").in({}).flights, 1u) << "of those shown";
  EXPECT_THROW(Tally(t, FlightEnd::departed, {}, "kind=militry"), Error);
}

TEST(Tally, PlacesAreWhereTheFlightsEndsAre) {
  auto s = stops(3);
  s->flights = {hop(0min, 5), hop(1min, 50, "others", 1, 2)};
  const Timeline t = compile(s);
  EXPECT_THAT(Tally(t, FlightEnd::departed, Grouping::place).groups(), testing::ElementsAre("P0", "P1"));
  EXPECT_THAT(Tally(t, FlightEnd::arrived, Grouping::place).groups(), testing::ElementsAre("P1", "P2"));
}

// All who have departed are those who do not wait any more, and all who have arrived have landed for good;
// days add up to both; and whoever counts in neither is told as going on.
TEST(Tally, AgreesWithTheTotalsOfRandomJourneys) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    std::mt19937 random(seed);
    const auto below = [&](int n) {
      return static_cast<std::size_t>(std::uniform_int_distribution(0, n - 1)(random));
    };
    auto s = stops(5);
    for (std::size_t i = 0; i < 3 + below(14); ++i) {
      const std::size_t from = below(5);
      const std::size_t number = below(30);
      scenario::Flight f = hop(std::chrono::minutes(30 * below(120)),
                               number < 25 ? HeadCount(static_cast<std::int64_t>(number)) : HeadCount(),
                               below(2) ? "a" : "b", from, (from + 1 + below(4)) % 5);
      f.id += std::to_string(i);
      if (below(4) > 0) f.journey = scenario::Journey{below(2) ? "one" : "two", {}};
      s->flights.push_back(f);
    }
    s->count_legs = below(4) == 0;
    Timeline t = compile(s);
    if (below(2)) t = filtered(t, parse_filter("from=" + s->places[s->flights[0].from].id, t));
    const Tally departed(t, FlightEnd::departed, Grouping::kind),
        arrived(t, FlightEnd::arrived, Grouping::kind);
    const auto edges = bucket_edges(t.begin, t.end, {BucketWidth::Unit::day, 1}, "America/Adak");
    HeadCount aboard(0);
    for (std::size_t i = 0; i < t.legs.size(); ++i)
      if (t.shows(i)) aboard += s->flights[i].people;
    const TallySum all = departed.in({});
    ASSERT_EQ(all.people + all.going_on, aboard) << seed;
    for (Instant at = t.begin - 30min; at <= t.end + 30min; at += 30min) {
      Count now, then;
      for (const Group& g : totals(t, Grouping::kind, at))
        now.waiting += g.count.waiting, now.landed += g.count.landed;
      for (const Group& g : totals(t, Grouping::kind, Instant::min())) then.waiting += g.count.waiting;
      ASSERT_EQ(now.waiting + departed.in(up_to(at)).people, then.waiting) << seed;
      ASSERT_EQ(arrived.in(up_to(at)).people, now.landed) << seed;
      TallySum days, kinds;
      for (std::size_t i = 0; i + 1 < edges.size(); ++i)
        days += departed.in({edges[i], std::min(edges[i + 1], up_to(at).to)});
      ASSERT_EQ(days, departed.in(up_to(at))) << seed;
      for (std::size_t row = 0; row < departed.rows(); ++row) kinds += departed.in(up_to(at), row);
      ASSERT_EQ(kinds, departed.in(up_to(at))) << seed;
    }
  }
}

TEST(Period, IsReadAsItIsTyped) {
  const std::string zone = "Asia/Kabul";
  EXPECT_EQ(parse_period("all", zone), Period{});
  EXPECT_EQ(parse_period(" last 24 h", zone), last(LastTime::Unit::hour, 24));
  EXPECT_EQ(parse_period("last 2 weeks", zone), last(LastTime::Unit::day, 14));
  EXPECT_EQ(parse_period("last 90分钟", zone), last(LastTime::Unit::minute, 90));
  EXPECT_EQ(parse_period("since 2021-08-14", zone), since("2021-08-14T00:00+04:30", true, zone));
  const Period both = parse_period("since 2021-08-14T06:00 until 2021-08-20", zone);
  EXPECT_EQ(both.since, (PeriodEnd{*parse_instant("2021-08-14T06:00+04:30"), zone, false}));
  EXPECT_EQ(both.until, (PeriodEnd{*parse_instant("2021-08-20T00:00+04:30"), zone, true}));
  EXPECT_EQ(parse_period("until 2021-08-20", zone).until, both.until);
  for (const char* wrong :
       {"", "24 h", "last", "last h", "last 0 h", "last 24 moons", "last 99999 h", "since", "since yesterday",
        "until", "2021-08-14", "x until 2021-08-20", "since 2021-08-14 until"})
    EXPECT_THROW(parse_period(wrong, zone), UsageError) << wrong;
}

TEST(Period, AFilterThatNamesNothingIsFoundWithItsLine) {
  auto s = stops(2);
  s->file = "kabul.toml";
  s->flights = {hop(0min, 5)};
  s->counters.resize(1);
  s->counters[0].where = "kind=militry", s->counters[0].line = 12;
  try {
    compile(s);
    FAIL();
  } catch (const InputError& e) {
    EXPECT_THAT(e.what(),
                testing::HasSubstr("kabul.toml:12: error: [[counter]] where: filter: no flight carries"));
    EXPECT_THAT(e.what(), testing::HasSubstr("did you mean 'military'?"));
  }
}

}  // namespace
}  // namespace homebound::timeline
