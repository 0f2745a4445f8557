// Legs that follow a recorded track.
#include <cmath>
#include <random>

#include <gmock/gmock.h>

#include "scenario/read/read.h"
#include "support/temporary_folder.h"
#include "timeline/flight_path.h"

namespace homebound::timeline {
namespace {

using scenario::Certainty;

Instant track_utc(const char* text) { return parse_instant(text).value(); }

class TrackLegs : public testing::Test {
 protected:
  // Rows of "minutes,lon,lat" since 2020-01-01.
  Timeline of(const std::string& rows, const std::string& keys = "") {
    std::string csv = "time,lon,lat\n";
    std::istringstream in(rows);
    for (std::string line; in >> line;) {
      const auto comma = line.find(',');
      csv += std::to_string(1577836800 + 60 * std::stoi(line.substr(0, comma))) + line.substr(comma) + "\n";
    }
    test::put(folder_ / "t.csv", csv);
    return compile(std::make_shared<const scenario::Scenario>(
        scenario::parse("[[flight]]\ntrack = 't.csv'\n" + keys, (folder_ / "test.toml").string())));
  }
  static Timeline untimed(const std::string& file, const std::string& keys) {
    return compile(std::make_shared<const scenario::Scenario>(
        scenario::parse("[[flight]]\ntrack = 'l.kml'\n" + keys, file)));
  }
  test::TemporaryFolder folder_;
};

// From Jakarta to Guangzhou by a way of its own.
constexpr const char* way = "0,106.656,-6.125 60,108,2 120,112,8 150,112,14 240,113.3,23.39";

TEST_F(TrackLegs, TheAircraftIsWhereItWasRecorded) {
  const Timeline t = of(way);
  const Leg& leg = t.legs[0];
  EXPECT_EQ(t.scenario->places[0].id, "CGK");
  EXPECT_EQ(t.scenario->places[1].id, "CAN");
  EXPECT_EQ(leg.depart, track_utc("2020-01-01T00:00Z"));
  EXPECT_EQ(leg.arrive, track_utc("2020-01-01T04:00Z"));
  EXPECT_EQ(leg.depart_sure, Certainty::tracked);
  EXPECT_EQ(leg.arrive_sure, Certainty::tracked);
  for (std::size_t i = 0; i < leg.recording->points.size(); ++i) {
    const LonLat at = position(leg, leg.recording->times[i]);
    EXPECT_LT(geodesic_inverse(at, leg.recording->points[i]).distance.value, 0.01) << i;
  }
  // Halfway in time between two fixes, halfway along their geodesic.
  const LonLat half = position(leg, track_utc("2020-01-01T00:30Z"));
  const GeodesicLine line({106.656, -6.125}, {108, 2});
  EXPECT_LT(geodesic_inverse(half, line.at(line.length() / 2).at).distance.value, 0.01);
  EXPECT_TRUE(gaps(leg).empty());
}

// An aircraft first received seven kilometres from where another was is not said to have been there.
TEST_F(TrackLegs, AnEndWithoutAnAirportIsWhereTheRecordEnds) {
  test::put(folder_ / "t.csv",
            "time,hex,lat,lon,altitude\n1577836800,a27d3c,40.754,-119.232,3850\n"
            "1577836800,a77d11,40.785,-119.160,5200\n1577836920,a27d3c,40.760,-119.225,3850\n"
            "1577836920,a77d11,41.2,-118.2,5200\n");
  const scenario::Scenario s = scenario::read(folder_ / "t.csv");
  ASSERT_EQ(s.flights.size(), 2U);
  const auto id = [&](std::size_t place) { return s.places[place].id; };
  EXPECT_EQ(id(s.flights[0].from), "40.754°N 119.232°W");
  EXPECT_EQ(id(s.flights[0].to), "40.754°N 119.232°W") << "within two kilometres";
  EXPECT_EQ(id(s.flights[1].from), "40.785°N 119.160°W");
}

TEST_F(TrackLegs, GapsAreLongBesideTheUsualInterval) {
  std::string rows;
  for (int m = 0; m <= 60; ++m) rows += std::to_string(m) + "," + std::to_string(100 + 0.1 * m) + ",10 ";
  rows += "69,106.9,10 70,107,10 85,108,10 86,108.1,10 200,108.101,10 201,108.2,10";
  const Timeline t = of(rows);
  const auto found = gaps(t.legs[0]);
  // Nine minutes are not ten times one; at 86 it stood still for two hours.
  ASSERT_EQ(found.size(), 1U);
  const double all = t.legs[0].distance.value;
  EXPECT_NEAR((found[0].second - found[0].first) * all, 109.6e3, 1e3);  // a degree at 10 degrees north
}

TEST_F(TrackLegs, AFarAirportIsReachedByAGeodesicAtAnEstimatedTime) {
  const Timeline t = of(way, "from = 'SUB'\nto = 'CAN'\n");
  const Leg& leg = t.legs[0];
  EXPECT_EQ(leg.depart_sure, Certainty::estimated);
  EXPECT_EQ(leg.arrive_sure, Certainty::tracked);
  ASSERT_EQ(gaps(leg).size(), 1U);
  EXPECT_EQ(gaps(leg)[0].first, 0);
  const double away = leg.recording->along[1];
  EXPECT_NEAR(seconds_between(leg.depart, track_utc("2020-01-01T00:00Z")).value, away / (850 / 3.6), 1);
  const Timeline told = of(way, "from = 'SUB'\nto = 'CAN'\ndepart = 2019-12-31T22:00:00Z\n");
  EXPECT_EQ(told.legs[0].depart, track_utc("2019-12-31T22:00Z"));
  EXPECT_EQ(told.legs[0].depart_sure, Certainty::reported);
}

TEST_F(TrackLegs, RecordedTimesStandBeforeReportedOnes) {
  const Timeline t = of(way, "depart = 2020-01-01T01:00:00Z\n");
  EXPECT_EQ(t.legs[0].depart, track_utc("2020-01-01T00:00Z"));
  ASSERT_EQ(t.scenario->warnings.size(), 1U);
  EXPECT_THAT(t.scenario->warnings[0].message.english, testing::HasSubstr("but the track was recorded from"));
}

TEST_F(TrackLegs, WithoutTimesTheSpeedProfileIsFlown) {
  test::put(folder_ / "l.kml",
            "<kml><Placemark><LineString><coordinates>140.39,35.77 179,50 -170,52 -122.4,37.62</coordinates>"
            "</LineString></Placemark></kml>");
  const std::string file = (folder_ / "test.toml").string();
  const Timeline t = untimed(file, "depart = 2020-01-01T00:00:00Z\n");
  const Leg& leg = t.legs[0];
  EXPECT_EQ(leg.depart_sure, Certainty::reported);
  EXPECT_EQ(leg.arrive_sure, Certainty::estimated);
  EXPECT_NEAR(seconds_between(leg.depart, leg.arrive).value, block_time(leg.distance, leg.profile).value,
              1e-3);
  const LonLat middle = position(leg, after(leg.depart, seconds_between(leg.depart, leg.arrive) / 2));
  EXPECT_GT(std::abs(middle.lon), 160);  // over the antimeridian, not around the world
  EXPECT_FALSE(untimed(file, "").timed);
}

TEST_F(TrackLegs, ThinnedWaysStayWithinTheTolerance) {
  std::mt19937 random(3);
  std::normal_distribution<double> noise(0, 0.004);
  std::string rows;
  for (int m = 0; m <= 600; ++m)
    rows += std::to_string(m) + "," + std::to_string(100 + m * 0.03 + noise(random)) + "," +
            std::to_string(10 + 3 * std::sin(m * 0.02) + noise(random)) + " ";
  const Timeline t = of(rows);
  const Leg& leg = t.legs[0];
  for (const double tolerance : {100.0, 1000.0, 10'000.0}) {
    const auto thin = path_points(leg, Metres(1e7), Metres(tolerance));
    EXPECT_LT(thin.size(), leg.recording->points.size() + 2);
    EXPECT_EQ(thin.front().share, 0);
    EXPECT_EQ(thin.back().share, 1);
    std::size_t k = 1;
    for (int i = 0; i <= 1000; ++i) {
      const double share = i / 1000.0;
      while (k + 1 < thin.size() && thin[k].share < share) ++k;
      const double part = (share - thin[k - 1].share) / (thin[k].share - thin[k - 1].share);
      const GeodesicLine line(thin[k - 1].at, thin[k].at);
      const LonLat shown = line.at(line.length() * part).at;
      ASSERT_LT(geodesic_inverse(shown, position(leg, share)).distance.value, 1.1 * tolerance + 5) << share;
    }
  }
  EXPECT_GT(path_points(leg, Metres(1e7)).size(), 600U);
  EXPECT_LT(path_points(leg, Metres(1e7), Metres(10'000)).size(), 60U);
}

}  // namespace
}  // namespace homebound::timeline
