// Against PyEphem 4.1.4 (Debian's python3-ephem, libastro's VSOP87 theory: an implementation of its own),
// tables of the U.S. Naval Observatory, and the examples worked in Meeus, Astronomical Algorithms.
#include "geo/measure/sun.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "geo/sphere.h"

namespace homebound {
namespace {

Instant at(const std::string& text) { return *parse_instant(text); }

// Observer(pressure=0, horizon=-0:50, -6, -12, -18).previous_rising / next_setting(Sun, use_center=True)
// around the transit; empty where there is none.
struct Day {
  const char* place;
  LonLat at;
  const char* noon;
  const char* rise_and_set[8];  // sunset, civil, nautical, astronomical
};
const Day days[] = {
    {"Beijing",
     {116.407, 39.9042},
     "2015-11-10T03:58:13Z",
     {"2015-11-09T22:52:40Z", "2015-11-10T09:03:19Z", "2015-11-09T22:24:05Z", "2015-11-10T09:31:54Z",
      "2015-11-09T21:51:43Z", "2015-11-10T10:04:15Z", "2015-11-09T21:19:56Z", "2015-11-10T10:36:00Z"}},
    {"Jakarta",
     {106.846, -6.2088},
     "2015-11-10T04:36:28Z",
     {"2015-11-09T22:25:20Z", "2015-11-10T10:47:40Z", "2015-11-09T22:03:33Z", "2015-11-10T11:09:29Z",
      "2015-11-09T21:38:07Z", "2015-11-10T11:34:57Z", "2015-11-09T21:12:31Z", "2015-11-10T12:00:35Z"}},
    {"Guangzhou",
     {113.264, 23.1291},
     "2015-11-10T04:10:47Z",
     {"2015-11-09T22:36:55Z", "2015-11-10T09:44:25Z", "2015-11-09T22:13:24Z", "2015-11-10T10:07:56Z",
      "2015-11-09T21:46:25Z", "2015-11-10T10:34:56Z", "2015-11-09T21:19:41Z", "2015-11-10T11:01:40Z"}},
    {"Phnom Penh",
     {104.928, 11.5564},
     "2015-11-09T04:44:03Z",
     {"2015-11-08T22:54:32Z", "2015-11-09T10:33:27Z", "2015-11-08T22:32:33Z", "2015-11-09T10:55:26Z",
      "2015-11-08T22:07:09Z", "2015-11-09T11:20:51Z", "2015-11-08T21:41:51Z", "2015-11-09T11:46:10Z"}},
    {"London",
     {-0.1276, 51.5072},
     "2024-06-20T12:02:12Z",
     {"2024-06-20T03:42:59Z", "2024-06-20T20:21:26Z", "2024-06-20T02:55:13Z", "2024-06-20T21:09:13Z",
      "2024-06-20T01:40:35Z", "2024-06-20T22:23:52Z", "", ""}},
    {"London",
     {-0.1276, 51.5072},
     "2024-12-21T11:58:48Z",
     {"2024-12-21T08:03:59Z", "2024-12-21T15:53:36Z", "2024-12-21T07:23:38Z", "2024-12-21T16:33:57Z",
      "2024-12-21T06:40:26Z", "2024-12-21T17:17:09Z", "2024-12-21T05:59:37Z", "2024-12-21T17:57:59Z"}},
    {"New York",
     {-74.006, 40.7128},
     "2023-03-20T17:03:29Z",
     {"2023-03-20T10:59:45Z", "2023-03-20T23:07:53Z", "2023-03-20T10:32:29Z", "2023-03-20T23:35:13Z",
      "2023-03-20T10:00:34Z", "2023-03-21T00:07:13Z", "2023-03-20T09:28:05Z", "2023-03-21T00:39:48Z"}},
    {"Sydney",
     {151.209, -33.8688},
     "2022-01-15T02:04:24Z",
     {"2022-01-14T18:59:28Z", "2022-01-15T09:08:59Z", "2022-01-14T18:31:07Z", "2022-01-15T09:37:16Z",
      "2022-01-14T17:56:31Z", "2022-01-15T10:11:46Z", "2022-01-14T17:19:09Z", "2022-01-15T10:48:59Z"}},
    {"Quito",
     {-78.4678, -0.1807},
     "2021-09-22T17:06:25Z",
     {"2021-09-22T11:03:11Z", "2021-09-22T23:09:39Z", "2021-09-22T10:42:31Z", "2021-09-22T23:30:19Z",
      "2021-09-22T10:18:32Z", "2021-09-22T23:54:18Z", "2021-09-22T09:54:32Z", "2021-09-23T00:18:18Z"}},
    {"Reykjavik",
     {-21.9426, 64.1466},
     "2020-05-05T13:24:26Z",
     {"2020-05-05T04:44:55Z", "2020-05-05T22:06:21Z", "2020-05-05T03:29:06Z", "2020-05-05T23:24:01Z", "", "",
      "", ""}},
    {"Cape Town",
     {18.4241, -33.9249},
     "2010-07-01T10:50:08Z",
     {"2010-07-01T05:52:17Z", "2010-07-01T15:48:04Z", "2010-07-01T05:24:38Z", "2010-07-01T16:15:43Z",
      "2010-07-01T04:53:27Z", "2010-07-01T16:46:54Z", "2010-07-01T04:23:01Z", "2010-07-01T17:17:19Z"}},
    {"Ushuaia",
     {-68.303, -54.8019},
     "2030-02-10T16:47:24Z",
     {"2030-02-10T09:16:23Z", "2030-02-11T00:17:04Z", "2030-02-10T08:34:27Z", "2030-02-11T00:58:41Z",
      "2030-02-10T07:38:40Z", "2030-02-11T01:53:48Z", "2030-02-10T06:22:33Z", "2030-02-11T03:07:43Z"}},
    {"Honolulu",
     {-157.858, 21.3069},
     "1985-10-01T22:20:57Z",
     {"1985-10-01T16:22:40Z", "1985-10-02T04:18:55Z", "1985-10-01T16:00:28Z", "1985-10-02T04:41:06Z",
      "1985-10-01T15:34:42Z", "1985-10-02T05:06:51Z", "1985-10-01T15:08:55Z", "1985-10-02T05:32:37Z"}},
    {"Auckland",
     {174.763, -36.8485},
     "2019-04-06T00:23:35Z",
     {"2019-04-05T18:38:04Z", "2019-04-06T06:08:33Z", "2019-04-05T18:12:07Z", "2019-04-06T06:34:28Z",
      "2019-04-05T17:42:05Z", "2019-04-06T07:04:27Z", "2019-04-05T17:12:01Z", "2019-04-06T07:34:28Z"}},
};

TEST(Sun, RisesAndSetsAsPyEphemSays) {
  constexpr Degrees zeniths[] = {zenith::sunset, zenith::civil, zenith::nautical, zenith::astronomical};
  for (const Day& day : days)
    for (int z = 0; z < 4; ++z) {
      const std::string where =
          std::string(day.place) + " " + day.noon + " zenith " + std::to_string(zeniths[z].value);
      const SunPassage found = sun_passage(day.at, at(day.noon) + std::chrono::hours(2), zeniths[z]);
      EXPECT_NEAR(seconds_between(at(day.noon), found.noon).value, 0, 10) << where;
      for (int k = 0; k < 2; ++k) {
        const std::string expected = day.rise_and_set[2 * z + k];
        const auto passage = k == 0 ? found.rise : found.set;
        ASSERT_EQ(passage.has_value(), !expected.empty()) << where;
        EXPECT_EQ(found.always_above, expected.empty()) << where;
        // Twenty seconds: to the minute wherever the other rounds to it.
        if (passage) {
          EXPECT_NEAR(seconds_between(at(expected), *passage).value, 0, 20) << where;
        }
      }
    }
}

// Sunrise and sunset as the U.S. Naval Observatory publishes them ("Rise and Set for the Sun", to the
// minute).
TEST(Sun, RisesAndSetsToThePublishedMinute) {
  const auto expect = [](LonLat place, int zone, const std::string& day, const char* rise, const char* set) {
    const auto published = [&](const char* hhmm) {
      return at(day + "T" + std::string(hhmm, 2) + ":" + (hhmm + 2) + ":00Z") - std::chrono::hours(zone);
    };
    const SunPassage found = sun_passage(place, at(day + "T12:00:00Z") - std::chrono::hours(zone));
    ASSERT_TRUE(found.rise && found.set) << day;
    // Half a minute of rounding, and five seconds for what rounds to the other side.
    EXPECT_NEAR(seconds_between(published(rise), *found.rise).value, 0, 35) << day << ' ' << rise;
    EXPECT_NEAR(seconds_between(published(set), *found.set).value, 0, 35) << day << ' ' << set;
  };
  // Fredonia, Arizona, W112 31 N36 57, the first of each month of 2023, zone 7h west.
  constexpr const char* fredonia[12][2] = {{"0743", "1724"}, {"0733", "1755"}, {"0701", "1824"},
                                           {"0616", "1852"}, {"0536", "1919"}, {"0512", "1944"},
                                           {"0514", "1954"}, {"0535", "1937"}, {"0601", "1859"},
                                           {"0625", "1814"}, {"0654", "1733"}, {"0724", "1714"}};
  for (int month = 1; month <= 12; ++month)
    expect({-112 - 31.0 / 60, 36 + 57.0 / 60}, -7, fmt::format("2023-{:02}-01", month),
           fredonia[month - 1][0], fredonia[month - 1][1]);
  // Toronto, W079 25 N43 40, April 2001, zone 4h west.
  constexpr const char* toronto[30][2] = {
      {"0659", "1945"}, {"0657", "1946"}, {"0656", "1947"}, {"0654", "1948"}, {"0652", "1949"},
      {"0650", "1951"}, {"0648", "1952"}, {"0647", "1953"}, {"0645", "1954"}, {"0643", "1955"},
      {"0642", "1957"}, {"0640", "1958"}, {"0638", "1959"}, {"0636", "2000"}, {"0635", "2001"},
      {"0633", "2003"}, {"0631", "2004"}, {"0630", "2005"}, {"0628", "2006"}, {"0627", "2007"},
      {"0625", "2008"}, {"0623", "2010"}, {"0622", "2011"}, {"0620", "2012"}, {"0619", "2013"},
      {"0617", "2014"}, {"0616", "2016"}, {"0614", "2017"}, {"0613", "2018"}, {"0611", "2019"}};
  for (int day = 1; day <= 30; ++day)
    expect({-79 - 25.0 / 60, 43 + 40.0 / 60}, -4, fmt::format("2001-04-{:02}", day), toronto[day - 1][0],
           toronto[day - 1][1]);
}

// Its twilight tables, 21 June 2024.
TEST(Sun, TwilightsEndAtThePublishedMinute) {
  struct Published {
    LonLat at;
    Degrees zenith;
    const char *dawn, *dusk;
  };
  constexpr LonLat boston{-71.09, 42.32}, hartford{-72.69, 41.76};
  for (const Published& p :
       {Published{boston, zenith::civil, "2024-06-21T08:33Z", "2024-06-22T00:59Z"},
        Published{hartford, zenith::nautical, "2024-06-21T07:58Z", "2024-06-22T01:48Z"},
        Published{hartford, zenith::astronomical, "2024-06-21T07:05Z", "2024-06-22T02:41Z"}}) {
    const SunPassage found = sun_passage(p.at, at("2024-06-21T17:00Z"), p.zenith);
    ASSERT_TRUE(found.rise && found.set);
    EXPECT_NEAR(seconds_between(at(p.dawn), *found.rise).value, 0, 35) << p.dawn;
    EXPECT_NEAR(seconds_between(at(p.dusk), *found.set).value, 0, 35) << p.dusk;
  }
}

// Sun.g_ra less the sidereal time at Greenwich, and Sun.g_dec, both of the equinox of the date.
struct Overhead {
  const char* t;
  LonLat at;
};
const Overhead overhead[] = {
    {"1900-01-01T00:00Z", {-179.1422, -23.0629}}, {"1969-07-20T20:17Z", {-122.6802, 20.5850}},
    {"1999-08-11T11:03Z", {15.5633, 15.3278}},    {"2015-11-09T22:00Z", {-154.0417, -16.9595}},
    {"2024-03-20T03:06Z", {135.3548, 0.0000}},    {"2024-06-20T20:51Z", {-132.3037, 23.4382}},
    {"2026-02-03T12:00Z", {3.4438, -16.4345}},    {"2055-09-09T06:30Z", {81.8585, 5.2925}},
    {"2099-12-31T18:00Z", {-89.2340, -23.0251}},
};

TEST(Sun, StandsOverheadWhereItShould) {
  for (const Overhead& o : overhead) {
    const LonLat found = subsolar_point(at(o.t));
    EXPECT_NEAR(std::remainder(found.lon - o.at.lon, 360), 0, 0.015) << o.t;
    EXPECT_NEAR(found.lat, o.at.lat, 0.01) << o.t;
    EXPECT_NEAR(sun_altitude(o.at, at(o.t)).value, 90, 0.02) << o.t;
  }
}

TEST(Sun, AgreesWithMeeus) {
  // Example 25.a and 25.b, 1992 October 13 at 0h: the declination is -7 47' 01.7".
  EXPECT_NEAR(subsolar_point(at("1992-10-13T00:00:00Z")).lat, -7.78382, 0.003);
  // Example 28.a, the same instant: the equation of time is 13 min 42.6 s.
  EXPECT_NEAR(equation_of_time(at("1992-10-13T00:00:00Z")).value, 13 * 60 + 42.6, 1);
}

TEST(Sun, TheEquationOfTimeKeepsWithinItsBounds) {
  double least = 0, most = 0;
  for (int day = 0; day < 366; ++day) {
    const double e = equation_of_time(at("2016-01-01T12:00:00Z") + std::chrono::hours(24 * day)).value / 60;
    least = std::min(least, e), most = std::max(most, e);
  }
  EXPECT_NEAR(least, -14.2, 0.1);
  EXPECT_NEAR(most, 16.4, 0.1);
}

TEST(Sun, HasPolarDaysAndNights) {
  const LonLat longyearbyen{15.65, 78.22};
  const SunPassage june = sun_passage(longyearbyen, at("2015-06-21T11:00:00Z"));
  EXPECT_TRUE(june.always_above && !june.always_below && !june.rise && !june.set);
  const SunPassage december = sun_passage(longyearbyen, at("2015-12-21T11:00:00Z"));
  EXPECT_TRUE(december.always_below && !december.always_above && !december.rise && !december.set);
  for (const double lat : {90.0, -90.0}) {
    const SunPassage pole = sun_passage({0, lat}, at("2015-06-21T12:00:00Z"));
    EXPECT_EQ(pole.always_above, lat > 0);
    EXPECT_EQ(pole.always_below, lat < 0);
  }
  // Between the two the sun does set.
  EXPECT_TRUE(sun_passage(longyearbyen, at("2015-03-20T11:00:00Z")).set);
}

TEST(Sun, StandsAtTheAskedZenithDistanceWhenItPasses) {
  for (const LonLat place : {LonLat{0, 0}, LonLat{120, 45}, LonLat{-150, -60}, LonLat{179.9, 64}})
    for (int day = 0; day < 365; day += 13) {
      const SunPassage found =
          sun_passage(place, at("2020-01-01T00:00:00Z") + std::chrono::hours(24 * day), zenith::civil);
      for (const auto& t : {found.rise, found.set})
        if (t) {
          EXPECT_NEAR(sun_altitude(place, *t).value, -6, 0.01) << place.lat << " day " << day;
        }
    }
}

}  // namespace
}  // namespace homebound
