#include <gtest/gtest.h>

#include "expect_findings.h"

namespace homebound::scenario {
namespace {

Time departure(const std::string& from, const std::string& value) {
  const Scenario s =
      parse("[[flight]]\nfrom = \"" + from + "\"\nto = \"SIN\"\ndepart = " + value, "test.toml");
  return s.flights.at(0).depart.value();
}

Instant utc_time(const char* text) { return parse_instant(text).value(); }

TEST(ScenarioTimes, EveryFormMeansTheSameInstant) {
  // Jakarta keeps UTC+7 all year.
  for (const char* value :
       {"2015-11-10T02:25:00", "2015-11-10 02:25:00", "\"2015-11-10 02:25\"", "\"2015-11-10T02:25:00\"",
        "2015-11-10T03:25:00+08:00", "\"2015-11-10 03:25+08:00\"", "2015-11-09T19:25:00Z",
        "{ at = 2015-11-10T02:25:00 }", "{ at = 2015-11-10T03:25:00, zone = \"Asia/Shanghai\" }",
        R"({ at = "2015-11-10 03:25+08:00", zone = "Europe/Berlin" })"})
    EXPECT_EQ(departure("CGK", value).at, utc_time("2015-11-09T19:25:00Z")) << value;
}

TEST(ScenarioTimes, TheZoneIsTheClockThatTheFileQuotes) {
  EXPECT_EQ(departure("CGK", "2015-11-10T02:25:00").zone, "Asia/Jakarta");
  EXPECT_EQ(departure("CGK", "{ at = 2015-11-10T03:25:00, zone = \"Asia/Shanghai\" }").zone, "Asia/Shanghai");
}

TEST(ScenarioTimes, DetailsOfTheInlineTable) {
  const Time t =
      departure("CGK", R"({ at = 2015-11-10T02:25:00, sure = "estimated", about = true, note = "assumed" })");
  EXPECT_EQ(t.sure, Certainty::estimated);
  EXPECT_TRUE(t.about);
  EXPECT_EQ(t.note->in(Language::english), "assumed");
  EXPECT_EQ(departure("CGK", "2015-11-10T02:25:00").sure, Certainty::reported);
  EXPECT_FALSE(departure("CGK", "2015-11-10T02:25:00").about);
}

TEST(ScenarioTimes, FractionsOfSeconds) {
  EXPECT_EQ(departure("CGK", "2015-11-10T02:25:00.25").at, utc_time("2015-11-09T19:25:00.250Z"));
}

TEST(ScenarioTimes, DaylightSavingIsTheAirports) {
  EXPECT_EQ(departure("JFK", "2015-07-01T12:00:00").at, utc_time("2015-07-01T16:00:00Z"));
  EXPECT_EQ(departure("JFK", "2015-12-01T12:00:00").at, utc_time("2015-12-01T17:00:00Z"));
}

std::string leaving(const std::string& from, const std::string& depart) {
  return "[[flight]]\nfrom = \"" + from + "\"\nto = \"SIN\"\ndepart = @@" + depart;
}

TEST(ScenarioTimes, ReadingsThatAClockSkips) {
  expect_error(leaving("HAM", "2015-03-29T02:30:00"),
               {"2015-03-29 02:30:00 does not exist in Europe/Berlin", "2015-03-29T03:00:00+02:00",
                "2015-03-29T02:30:00+01:00", "2015-03-29T02:30:00+02:00"});
  expect_error(
      leaving("JFK", "\"2015-03-08 02:00\""),
      {"does not exist in America/New_York", "2015-03-08T02:00:00-05:00", "2015-03-08T02:00:00-04:00"});
  EXPECT_EQ(departure("HAM", "2015-03-29T01:59:59").at, utc_time("2015-03-29T00:59:59Z"));
  EXPECT_EQ(departure("HAM", "2015-03-29T03:00:00").at, utc_time("2015-03-29T01:00:00Z"));
  EXPECT_EQ(departure("HAM", "2015-03-29T02:30:00+01:00").at, utc_time("2015-03-29T01:30:00Z"));
}

TEST(ScenarioTimes, ReadingsThatAClockShowsTwice) {
  expect_error(leaving("HAM", "2015-10-25T02:30:00"),
               {"happens twice in Europe/Berlin", "2015-10-25T02:30:00+02:00", "2015-10-25T02:30:00+01:00"});
  expect_error(
      leaving("JFK", "2015-11-01T01:00:00"),
      {"happens twice in America/New_York", "2015-11-01T01:00:00-04:00", "2015-11-01T01:00:00-05:00"});
  EXPECT_EQ(departure("JFK", "2015-11-01T00:59:59").at, utc_time("2015-11-01T04:59:59Z"));
  EXPECT_EQ(departure("JFK", "2015-11-01T02:00:00").at, utc_time("2015-11-01T07:00:00Z"));
  EXPECT_EQ(departure("JFK", "2015-11-01T01:00:00-05:00").at, utc_time("2015-11-01T06:00:00Z"));
}

TEST(ScenarioTimes, DatesOfEvents) {
  const Scenario s = parse(
      "zone = \"Asia/Shanghai\"\n"
      "[[event]]\nat = 2015-10-31\ntext = \"b\"\n"
      "[[event]]\nat = \"2015-06-01\"\ndate_text = \"June 2015\"\ntext = \"a\"\n"
      "[[event]]\nat = 2015-11-10T01:50:00\nplace = \"PNH\"\ntext = \"c\"\n"
      // Midnight does not exist: clocks in Beirut jump from 00:00 to 01:00 that day.
      "[[event]]\nat = { at = 2016-03-27, zone = \"Asia/Beirut\" }\ntext = \"d\"\n",
      "test.toml");
  ASSERT_EQ(s.events.size(), 4u);
  EXPECT_EQ(s.events[0].text.in(Language::chinese), "a");  // sorted; Chinese falls back to English
  EXPECT_TRUE(s.events[0].whole_day);
  EXPECT_EQ(s.events[0].date_text.in(Language::english), "June 2015");
  EXPECT_EQ(s.events[1].at, utc_time("2015-10-30T16:00:00Z"));
  EXPECT_EQ(s.events[2].at, utc_time("2015-11-09T18:50:00Z"));
  EXPECT_EQ(s.events[2].zone, "Asia/Phnom_Penh");
  EXPECT_FALSE(s.events[2].whole_day);
  EXPECT_EQ(s.events[3].at, utc_time("2016-03-26T22:00:00Z"));
}

}  // namespace
}  // namespace homebound::scenario
