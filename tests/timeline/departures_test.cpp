#include "timeline/departures.h"

#include <numeric>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/read/read.h"

namespace homebound::timeline {
namespace {

using Unit = BucketWidth::Unit;

Instant utc_of(const char* text) { return *parse_instant(text); }

// Two thousand flights of two kinds and of none, over a year and a half.
const Timeline& two_thousand() {
  static const Timeline timeline = [] {
    std::mt19937 random(3);
    std::string toml = "title = 'x'\n";
    for (int i = 0; i < 2000; ++i) {
      const Instant t =
          after(utc_of("2019-06-01T00:00Z"), Seconds(60.0 * static_cast<double>(random() % (550 * 24 * 60))));
      toml += "[[flight]]\nid = 'f" + std::to_string(i) + "'\nfrom = 'PEK'\nto = '" +
              (i % 2 == 0 ? "SIN" : "SYD") + "'\ndepart = " + iso8601(t) + "\n";
      if (i % 3 != 0) toml += i % 3 == 1 ? "kind = 'a'\npeople = 5\n" : "kind = 'b'\n";
    }
    return compile(std::make_shared<const scenario::Scenario>(scenario::parse(toml, "x.toml")));
  }();
  return timeline;
}

TEST(Departures, AddUpToTheFlightsThatPass) {
  for (const char* filter : {"", "to=SYD", "kind=a", "to=SYD departs=2019-12-01T00:00Z/2020-02-01T00:00Z"}) {
    const Timeline t = filtered(two_thousand(), parse_filter(filter, two_thousand()));
    Filter all_times = t.filter;
    all_times.departs.reset();
    const std::size_t passing = filtered(two_thousand(), all_times).shown();
    const Departures departures(t);
    EXPECT_EQ(departures.count(), passing) << filter << ": the window of departures leaves the bars alone";
    for (const double seconds : {60.0 * 60, 6.0 * 3600, 86400.0, 7 * 86400.0, 30 * 86400.0, 1e9}) {
      const auto edges = bucket_edges(t.begin, t.end, bucket_width(Seconds(seconds)), "Europe/Berlin");
      std::size_t sum = 0, sum_of_kinds = 0;
      for (std::size_t i = 1; i < edges.size(); ++i) {
        sum += departures.between(edges[i - 1], edges[i]);
        const auto kinds = departures.by_kind(edges[i - 1], edges[i]);
        sum_of_kinds += std::accumulate(kinds.begin(), kinds.end(), std::size_t{0});
      }
      EXPECT_EQ(sum, passing) << filter << " " << seconds;
      EXPECT_EQ(sum_of_kinds, passing) << filter << " " << seconds;
    }
  }
}

TEST(Departures, CountAWindowAsTheFilterDoes) {
  const Departures departures(two_thousand());
  const auto edges = bucket_edges(two_thousand().begin, two_thousand().end, {Unit::day, 1}, "Asia/Shanghai");
  for (std::size_t i = 1; i < edges.size(); i += 60) {
    Filter filter;
    filter.departs = Window{edges[i - 1], after(edges[i], Seconds(-1))};
    EXPECT_EQ(filtered(two_thousand(), filter).shown(), departures.between(edges[i - 1], edges[i]));
  }
}

TEST(BucketEdges, LieOnTheZonesClock) {
  const auto days = bucket_edges(utc_of("2020-03-28T15:00+01:00"), utc_of("2020-03-30T01:00+02:00"),
                                 {Unit::day, 1}, "Europe/Berlin");
  EXPECT_THAT(days, testing::ElementsAre(utc_of("2020-03-28T00:00+01:00"), utc_of("2020-03-29T00:00+01:00"),
                                         utc_of("2020-03-30T00:00+02:00"), utc_of("2020-03-31T00:00+02:00")));
  // The day on which clocks go forward has 23 hours.
  const auto hours = bucket_edges(days[1], after(days[2], Seconds(-1)), {Unit::minute, 60}, "Europe/Berlin");
  EXPECT_EQ(hours.size(), 24U);
  EXPECT_EQ(hours.front(), days[1]);
  EXPECT_EQ(hours.back(), days[2]);
  const auto months =
      bucket_edges(utc_of("2020-01-31T12:00Z"), utc_of("2020-03-01T12:00Z"), {Unit::month, 1}, "UTC");
  EXPECT_THAT(months, testing::ElementsAre(utc_of("2020-01-01T00:00Z"), utc_of("2020-02-01T00:00Z"),
                                           utc_of("2020-03-01T00:00Z"), utc_of("2020-04-01T00:00Z")));
  const auto weeks =
      bucket_edges(utc_of("2020-01-01T12:00Z"), utc_of("2020-01-01T12:00Z"), {Unit::day, 7}, "UTC");
  EXPECT_THAT(weeks, testing::ElementsAre(utc_of("2019-12-30T00:00Z"), utc_of("2020-01-06T00:00Z")))
      << "Mondays";
}

TEST(BucketEdges, CoverTheirSpanOnceForEveryWidth) {
  const Instant from = utc_of("2019-06-03T07:31Z"), to = utc_of("2019-12-20T21:09Z");
  for (double least = 60 * 15; least < 1e8; least *= 1.7) {
    const BucketWidth width = bucket_width(Seconds(least));
    const auto edges = bucket_edges(from, to, width, "America/New_York");
    EXPECT_TRUE(std::ranges::is_sorted(edges));
    EXPECT_EQ(std::ranges::adjacent_find(edges), edges.end());
    EXPECT_LE(edges.front(), from);
    EXPECT_GT(edges[1], from) << "no bucket lies before the span";
    EXPECT_GT(edges.back(), to);
    EXPECT_LE(edges[edges.size() - 2], to) << "nor behind it";
  }
}

}  // namespace
}  // namespace homebound::timeline
