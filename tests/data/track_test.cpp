// Recorded tracks of each format as programs write them, and what is put right in them.
#include "data/tracks/track.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "base/error.h"
#include "data/tracks/formats.h"
#include "support/in_chinese.h"
#include "support/temporary_folder.h"

namespace homebound::data {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Tracks : public testing::Test {
 protected:
  TrackFile read(const std::string& name, const std::string& text) {
    test::put(folder_ / name, text);
    return read_tracks(folder_ / name);
  }
  std::string error(const std::string& name, const std::string& text) {
    try {
      read(name, text);
    } catch (const InputError& e) {
      EXPECT_EQ(e.diagnostics().size(), 1U) << name;
      return e.what();
    }
    return "";
  }
  test::TemporaryFolder folder_;
};

Instant utc(const char* text) { return parse_instant(text).value(); }

TEST_F(Tracks, Gpx) {
  const TrackFile file = read("a.gpx", R"(<?xml version="1.0"?>
<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><metadata><name>no</name><time>2020-01-01T00:00:00Z</time></metadata>
<wpt lat="1" lon="2"><time>2020-01-01T00:00:00Z</time></wpt>
<trk><name> Out </name><trkseg>
<trkpt lat="11.5" lon="104.8"><ele>12</ele><time>2015-11-09T20:00:00Z</time><name>p</name></trkpt>
<trkpt lat="12.5" lon="105"><time>2015-11-10T05:10:00.250+08:00</time></trkpt></trkseg>
<trkseg><trkpt lat="13" lon="-254"><time>2015-11-09T23:20:00</time></trkpt></trkseg></trk></gpx>)");
  ASSERT_EQ(file.tracks.size(), 1U);
  const Track& t = file.tracks[0];
  EXPECT_EQ(t.name, "Out");
  EXPECT_THAT(t.points, ElementsAre(LonLat{104.8, 11.5}, LonLat{105, 12.5}, LonLat{106, 13}));
  EXPECT_THAT(t.times, ElementsAre(utc("2015-11-09T20:00Z"), utc("2015-11-09T21:10:00.25Z"),
                                   utc("2015-11-09T23:20Z")));
  EXPECT_THAT(t.breaks, ElementsAre(2));
  EXPECT_THAT(file.warnings, IsEmpty());
}

TEST_F(Tracks, FilesOfPlacesAloneCanBeLayers) {
  const auto layer = HasSubstr("it can be a layer of a scenario: [[layer]] file = ...");
  EXPECT_THAT(error("w.gpx", "<gpx><wpt lat='1' lon='2'/></gpx>"), layer);
  EXPECT_THAT(error("p.kml", "<kml><Placemark><Polygon/></Placemark></kml>"), layer);
  EXPECT_THAT(error("p.geojson", R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[0,1],[0,0]]]})"), layer);
  EXPECT_THAT(error("e.kml", "<kml/>"), Not(layer));
}

TEST_F(Tracks, GpxWithDecimalCommas) {
  const TrackFile file = read(
      "c.gpx",
      "<gpx><trk><trkseg><trkpt lat='1,5' lon='2'/><trkpt lat='1,75' lon='-2,25'/></trkseg></trk></gpx>");
  EXPECT_THAT(file.tracks[0].points, ElementsAre(LonLat{2, 1.5}, LonLat{-2.25, 1.75}));
}

TEST_F(Tracks, AGpxRouteHasNoTimes) {
  const TrackFile file = read("r.gpx",
                              "<gpx><rte><rtept lat='1' lon='2'/><rtept lat='1' lon='2'/>"
                              "<rtept lat='3' lon='4'/></rte></gpx>");
  EXPECT_FALSE(file.tracks[0].timed());
  EXPECT_THAT(file.tracks[0].points, ElementsAre(LonLat{2, 1}, LonLat{4, 3}));
}

TEST_F(Tracks, KmlTracksOfGoogleEarth) {
  const TrackFile file = read("a.kml", R"(<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document><name>d</name>
<Placemark><name>scenery</name><LineString><coordinates>1,2 3,4</coordinates></LineString></Placemark>
<Placemark><name>CX 1</name><gx:MultiTrack><gx:Track>
<when>2015-11-10T00:00:00Z</when><when>2015-11-10T01:00:00Z</when><when>2015-11-10T02:00:00Z</when>
<gx:coord>104 11 100</gx:coord><gx:coord/><gx:coord>105 12</gx:coord></gx:Track>
<gx:Track><when>2015-11-10T03:00:00Z</when><gx:coord>106 13 0</gx:coord></gx:Track></gx:MultiTrack></Placemark>
</Document></kml>)");
  ASSERT_EQ(file.tracks.size(), 1U);
  EXPECT_EQ(file.tracks[0].name, "CX 1");
  EXPECT_THAT(file.tracks[0].points, ElementsAre(LonLat{104, 11}, LonLat{105, 12}, LonLat{106, 13}));
  EXPECT_THAT(file.tracks[0].breaks, ElementsAre(2));
  EXPECT_THAT(file.warnings,
              ElementsAre(testing::Field(&Text::english, HasSubstr("skipped 1 line without times"))));
}

TEST_F(Tracks, KmlLinesAndTimedPoints) {
  const TrackFile line =
      read("l.kml",
           "<kml><Placemark><name>way</name><MultiGeometry><LineString><coordinates>\n"
           "179,1,0\n-179,2\t-178,3,9 </coordinates></LineString><LineString><coordinates>0,0 "
           "1,1</coordinates></LineString></MultiGeometry></Placemark></kml>");
  ASSERT_EQ(line.tracks.size(), 1U);
  EXPECT_EQ(line.tracks[0].points.size(), 5U);
  EXPECT_FALSE(line.tracks[0].timed());
  EXPECT_THAT(line.tracks[0].breaks, ElementsAre(3));
  const TrackFile points =
      read("p.kml",
           "<kml><Document><Folder><name>Route</name>"
           "<Placemark><TimeStamp><when>2015-11-10T00:00:00+00:00</when></TimeStamp><Point><coordinates>1,2,3"
           "</coordinates></Point></Placemark>"
           "<Placemark><TimeStamp><when>2015-11-10T01:00:00Z</when></TimeStamp><Point><coordinates>2,3"
           "</coordinates></Point></Placemark></Folder></Document></kml>");
  ASSERT_EQ(points.tracks.size(), 1U);
  EXPECT_EQ(points.tracks[0].name, "Route");
  EXPECT_TRUE(points.tracks[0].timed());
}

TEST_F(Tracks, KmlAsOtherProgramsWriteIt) {
  const auto line = [](const std::string& coordinates) {
    return "<Document><Placemark><LineString><coordinates>" + coordinates +
           "</coordinates></LineString></Placemark></Document>";
  };
  for (const char* coordinates : {"1,2,0 3,4,0 5,6,0", "1, 2, 0 3, 4, 0 5, 6, 0", "1, 2 3, 4 5, 6",
                                  "1,2,0,3,4,0,5,6,0", "1,2, 3,4, 5,6", "1,2\n3,4\n5,6,"}) {
    const TrackFile file = read("a.kml", line(coordinates));  // without the element kml
    EXPECT_THAT(file.tracks[0].points, ElementsAre(LonLat{1, 2}, LonLat{3, 4}, LonLat{5, 6})) << coordinates;
    EXPECT_THAT(file.warnings, IsEmpty()) << coordinates;
  }
  // The time of a camera is that of a view, and a year is no instant: these points are places.
  const auto point = [](const char* lon, const std::string& time) {
    return "<Placemark>" + time + "<Point><coordinates>" + lon + ",2</coordinates></Point></Placemark>";
  };
  const auto camera = "<Camera><gx:TimeStamp><when>2024-03-01T00:00:00Z</when></gx:TimeStamp></Camera>";
  EXPECT_THAT(error("c.kml", "<kml>" + point("1", camera) + point("2", camera) + "</kml>"),
              HasSubstr("no timed points are in this KML file"));
  const auto year = [](const char* begin) {
    return std::string("<TimeSpan><begin>") + begin + "</begin></TimeSpan>";
  };
  EXPECT_THAT(error("y.kml", "<kml>" + point("1", year("1959")) + point("2", year("1912")) + "</kml>"),
              HasSubstr("'1959' is not a time"));
}

TEST_F(Tracks, TheCountedTimesOfPointsMakeNoWay) {
  const auto point = [](const char* place, const char* time) {
    return std::string(R"({"type":"Feature","properties":{"time":)") + time +
           R"(},"geometry":{"type":"Point","coordinates":[)" + place + "]}}";
  };
  EXPECT_THAT(error("p.geojson", R"({"type":"FeatureCollection","features":[)" + point("1,2", "10") + "," +
                                     point("3,4", "20") + "]}"),
              HasSubstr("its points are places"));
}

TEST_F(Tracks, NmeaSentencesOfOneFix) {
  // Their clocks are rounded differently; the only date stands below them, on the next day.
  const TrackFile file = read("a.nmea",
                              "$GPGLL,5313.2228,N,00634.4228,E,235958.295,A\n"
                              "$GPGGA,235958.30,5313.2228,N,00634.4228,E,1,05,2.6,0,M,,,,\n"
                              "$GPGLL,5313.3228,N,00634.4228,E,235959.303,A\n"
                              "$GPGGA,235959.30,5313.3228,N,00634.4228,E,1,05,2.5,0,M,,,,\n"
                              "$GPZDA,000010,02,03,2024,00,00\n");
  EXPECT_THAT(file.tracks[0].times,
              ElementsAre(utc("2024-03-01T23:59:58.295Z"), utc("2024-03-01T23:59:59.303Z")));
  EXPECT_THAT(file.warnings, IsEmpty());
}

TEST_F(Tracks, NmeaPositionsThatTheReceiverDoubts) {
  const std::string doubted =
                        "$GPRMC,000000,V,5313.2228,N,00634.4228,E,0,0,020324,,\n"
                        "$GPRMC,000010,V,5313.3228,N,00634.4228,E,0,0,020324,,\n",
                    valid =
                        "$GPRMC,000020,A,5313.4228,N,00634.4228,E,0,0,020324,,\n"
                        "$GPRMC,000030,A,5313.5228,N,00634.4228,E,0,0,020324,,\n";
  const TrackFile all = read("a.nmea", doubted);
  EXPECT_EQ(all.tracks[0].points.size(), 2U);
  EXPECT_THAT(all.warnings,
              ElementsAre(testing::Field(&Text::english, HasSubstr("none of these positions valid"))));
  const TrackFile some = read("a.nmea", doubted + valid + doubted);
  EXPECT_EQ(some.tracks[0].times[0], utc("2024-03-02T00:00:20Z"));
  EXPECT_EQ(some.tracks[0].points.size(), 2U);
}

// A converter writes a recorder's two altitudes as two tracks.
TEST_F(Tracks, ATrackUnderTwoNamesIsOneButInFilesOfOurs) {
  const auto file = [](const std::string& creator) {
    const auto track = [](const char* name) {
      return std::string("<trk><name>") + name +
             "</name><trkseg><trkpt lat='1' lon='2'><time>2024-03-01T00:00:00Z</time></trkpt>"
             "<trkpt lat='2' lon='2'><time>2024-03-01T01:00:00Z</time></trkpt></trkseg></trk>";
    };
    return "<gpx creator='" + creator + "'>" + track("PRESALTTRK") + track("GNSSALTTRK") + "</gpx>";
  };
  EXPECT_EQ(read("a.gpx", file("a converter")).tracks.size(), 1U);
  EXPECT_EQ(read("a.gpx", file("Homebound")).tracks.size(), 2U);
}

TEST_F(Tracks, ClocksThatTimesNameOrNot) {
  const auto unnamed = testing::Contains(
      testing::Field(&Text::english, HasSubstr("times that name no clock are read as UTC")));
  const auto table = [&](const char* title, const char* a, const char* b) {
    return read("a.csv", std::string(title) + ",lon,lat\n" + a + ",1,2\n" + b + ",3,4\n");
  };
  EXPECT_THAT(table("time", "2024-03-01 00:00:00", "2024-03-01 01:00:00").notes, unnamed);
  EXPECT_THAT(table("time", "2024-03-01 00:00:00Z", "2024-03-01 01:00:00+00").notes, Not(unnamed));
  EXPECT_THAT(table("time", "1709251200", "1709254800").notes, Not(unnamed));
  EXPECT_THAT(table("Time (UTC)", "2024-03-01 00:00:00", "2024-03-01 01:00:00").notes, Not(unnamed));
  const auto of_go = table("time", "2024-03-01 08:00:00.5 +0800 CST", "2024-03-01 01:00:00 +0000 UTC");
  EXPECT_THAT(of_go.notes, Not(unnamed));
  const TrackFile eastern = table("Time (EDT)", "2024-03-31 20:00:00", "2024-03-31 21:00:00");
  EXPECT_THAT(eastern.notes, Not(unnamed));
  EXPECT_EQ(eastern.tracks[0].times[0], utc("2024-04-01T00:00Z"));
  EXPECT_EQ(eastern.zone, "Etc/GMT+4");
  // Two clocks are called CST, none of them in Africa.
  const TrackFile doubtful = table("Time (CST)", "2024-03-01 00:00:00", "2024-03-01 01:00:00");
  EXPECT_THAT(doubtful.notes, Not(unnamed));
  EXPECT_THAT(doubtful.warnings,
              testing::Contains(testing::Field(&Text::english, HasSubstr("which clock 'CST' is"))));
  EXPECT_THAT(table("time", "\"Fri, 01 Mar 2024 00:00:00 GMT\"", "\"Fri, 01 Mar 2024 01:00:00 GMT\"").notes,
              Not(unnamed));
  const auto gpx = [&](const char* zone) {
    return read("a.gpx", std::string("<gpx><trk><trkseg><trkpt lat='1' lon='2'><time>2024-03-01T00:00:00") +
                             zone + "</time></trkpt><trkpt lat='1' lon='3'><time>2024-03-01T01:00:00" + zone +
                             "</time></trkpt></trkseg></trk></gpx>");
  };
  EXPECT_THAT(gpx("").notes, unnamed);
  EXPECT_THAT(gpx("-05:00").notes, Not(unnamed));
}

TEST_F(Tracks, GeoJsonLinesWithTimes) {
  for (const char* times :
       {R"("coordTimes":["2015-11-10T00:00:00Z","2015-11-10T01:00:00Z"])",
        R"("times":[1447113600,1447117200])", R"("times":[1447113600000,1447117200000])",
        R"("coordinateProperties":{"times":["2015-11-10T00:00:00Z","2015-11-10T01:00:00Z"]})"}) {
    const TrackFile file =
        read("a.geojson", std::string(R"({"type":"Feature","properties":{"name":"x",)") + times +
                              R"(},"geometry":{"type":"LineString","coordinates":[[1,2,3],[4,5]]}})");
    EXPECT_THAT(file.tracks[0].times, ElementsAre(utc("2015-11-10T00:00Z"), utc("2015-11-10T01:00Z")))
        << times;
    EXPECT_EQ(file.tracks[0].name, "x");
  }
}

TEST_F(Tracks, GeoJsonTimesAsTheFourthNumber) {
  const auto line = [&](const char* a, const char* b) {
    return read("t.geojson",
                std::string(R"({"type":"LineString","coordinates":[[1,2,0,)") + a + "],[3,4,0," + b + "]]}");
  };
  EXPECT_THAT(line("1447113600", "1447117200").tracks[0].times,
              ElementsAre(utc("2015-11-10T00:00Z"), utc("2015-11-10T01:00Z")));
  EXPECT_FALSE(line("12", "13").tracks[0].timed());
}

TEST_F(Tracks, GeoJsonManyLinesAndPoints) {
  const TrackFile many = read(
      "m.geojson",
      R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"coordTimes":[[0,3600],[7200,10800]]},
      "geometry":{"type":"MultiLineString","coordinates":[[[179,0],[180,1]],[[-180,1],[-179,2]]]}},
      {"type":"Feature","properties":null,"geometry":null}]})");
  EXPECT_EQ(many.tracks[0].points.size(), 4U);
  EXPECT_THAT(many.tracks[0].breaks, ElementsAre(2));
  const TrackFile points = read("p.json",
                                R"({"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"track":"a","time":"2015-11-10T01:00:00Z"},"geometry":{"type":"Point","coordinates":[1,1]}},
      {"type":"Feature","properties":{"track":"b","time":"2015-11-10T00:00:00Z"},"geometry":{"type":"Point","coordinates":[9,9]}},
      {"type":"Feature","properties":{"track":"b","time":"2015-11-10T02:00:00Z"},"geometry":{"type":"Point","coordinates":[9,8]}},
      {"type":"Feature","properties":{"track":"a","time":"2015-11-10T00:00:00Z"},"geometry":{"type":"Point","coordinates":[2,2]}}]})");
  ASSERT_EQ(points.tracks.size(), 2U);
  EXPECT_EQ(points.tracks[0].name, "a");
  EXPECT_THAT(points.tracks[0].points, ElementsAre(LonLat{2, 2}, LonLat{1, 1}));
  EXPECT_THAT(points.warnings,
              ElementsAre(testing::Field(&Text::english, HasSubstr("track 'a': 1 fix was out of order"))));
}

// As scripts write what they ask of a service: the height and the heading are properties of each point.
TEST_F(Tracks, GeoJsonPointsTellHeightAndHeading) {
  const auto point = [](const char* place, const char* time, const char* rest) {
    return fmt::format(R"({{"type":"Feature","geometry":{{"type":"Point","coordinates":[{}]}},)"
                       R"("properties":{{"timestamp":"2025-03-28T{}Z",{}}}}})",
                       place, time, rest);
  };
  const auto last_height = [&](const char* place, const char* rest) {
    const TrackFile file = read(
        "points.geojson", fmt::format(R"({{"type":"FeatureCollection","features":[{},{}]}})",
                                      point("-93.2,44.9", "15:22:25", R"("alt":0,"gspeed":4,"track":241)"),
                                      point(place, "15:46:30", rest)));
    EXPECT_EQ(file.tracks.size(), 1U) << rest;
    return file.tracks.at(0).last;
  };
  EXPECT_EQ(last_height("-91.9,44.1", R"("alt":25600,"gspeed":483,"track":121)"), Height::in_the_air);
  EXPECT_EQ(last_height("-91.9,44.1,7800", R"("speed":483,"track":121)"), Height::in_the_air);
  EXPECT_EQ(last_height("-91.9,44.1", R"("geo_altitude":300,"velocity":70,"track":121)"),
            Height::near_ground);
}

TEST_F(Tracks, TablesOfPositions) {
  const char* tables[] = {
      "time,lon,lat\n2015-11-10T00:00:00Z,1,2\n2015-11-10T01:00:00Z,3,4\n",
      "\xEF\xBB\xBFLatitude;Longitude;Time (UTC)\r\n2,0;1,0;2015-11-10 00:00:00\r\n4,0;3,0;2015-11-10 "
      "01:00:00\r\n",
      "Timestamp,UTC,Callsign,Position,Altitude\n1447113600,2015-11-10T00:00:00Z,X,\"2.0,1.0\",0\n"
      "1447117200,2015-11-10T01:00:00Z,X,\"4.0,3.0\",0\n",
      "date\ttime\tlng\tlat\n2015/11/10\t00:00:00\t1\t2\n2015/11/10\t01:00\t3\t4\n",
      "t,x,y\n1447113600.0,1,2\n\n1447117200.0,3,4",
      "snapshot_id,altitude,heading,latitude,longitude,radar_id,speed,squawk\n1447113600,9,90,2,1,1,450,"
      "1000\n"
      "1447117200,9,90,4,3,1,450,1000\n",
      "callsign,time,lat,lon\nX,1447113600,2,1\nX,1447113630,,\nX,1447117200,4,3\n",
      "GPSLastFixSinceMidnightUTC,GPSTime,GPSLatitude,GPSLongitude\n0,2015-11-10T00:00:00Z,2,1\n"
      "3600,2015-11-10T01:00:00Z,4,3\n",
      "loggingTime(txt),locationTimestamp_since1970(s),locationLatitude(WGS84),locationLongitude(WGS84)\n"
      "2015-11-10 02:00:00,1447113600,2,1\n2015-11-10 03:00:00,1447117200,4,3\n",
      "\xCA\xB1\xBC\xE4,\xBE\xAD\xB6\xC8,\xCE\xB3\xB6\xC8\n2015-11-10 00:00,1,2\n2015-11-10 "
      "01:00,3,4\n"};  // GB18030
  for (const char* table : tables) {
    const TrackFile file = read("a.csv", table);
    ASSERT_EQ(file.tracks.size(), 1U) << table;
    EXPECT_THAT(file.tracks[0].points, ElementsAre(LonLat{1, 2}, LonLat{3, 4})) << table;
    EXPECT_THAT(file.tracks[0].times, ElementsAre(utc("2015-11-10T00:00Z"), utc("2015-11-10T01:00Z")))
        << table;
    EXPECT_THAT(file.warnings, IsEmpty());
    EXPECT_TRUE(holds_tracks(folder_ / "a.csv"));
  }
  EXPECT_EQ(read("b.csv", "icao24,time,lat,lon\na,1,1,1\nb,1,5,5\na,2,1,2\nb,3,5,6\n").tracks.size(), 2U);
}

TEST_F(Tracks, CountsFromTheStartOfARecordAreNoTimesAndThatIsSaid) {
  for (const char* titles : {"seconds/t,degrees/LON,degrees/LAT", "Milliseconds,Longitude,Latitude",
                             "Session Time,Longitude (deg),Latitude (deg)", "time,lon,lat"}) {
    const TrackFile file = read("a.csv", std::string(titles) + "\n0,1,2\n60,3,4\n120,5,6\n");
    ASSERT_EQ(file.tracks.size(), 1U) << titles;
    EXPECT_FALSE(file.tracks[0].timed()) << titles;
    EXPECT_THAT(file.warnings,
                ElementsAre(testing::Field(
                    &Text::english, HasSubstr("the times count from a start that the file does not tell"))))
        << titles;
  }
}

TEST_F(Tracks, OddTimesArePutRightWithAWarning) {
  const TrackFile file = read(
      "a.csv",
      "time,lon,lat\n1500000120,3,0\n1500000000,1,0\n1500000060,2,0\n1500000060,9,9\n,7,7\n1500000180,4,0\n");
  EXPECT_THAT(file.tracks[0].points, ElementsAre(LonLat{1, 0}, LonLat{2, 0}, LonLat{3, 0}, LonLat{4, 0}));
  EXPECT_THAT(
      file.warnings,
      ElementsAre(testing::Field(&Text::english,
                                 HasSubstr("3 fixes were out of order and sorted by time; skipped 1 fix with "
                                           "a duplicate time; skipped 1 fix without a time")),
                  testing::Field(&Text::english,
                                 HasSubstr("3 stretches are faster than any aircraft, at worst 6672 km/h"))));
  for (const Text& warning : file.warnings) EXPECT_TRUE(in_chinese(warning));
}

TEST_F(Tracks, FlightTablesAndPicturesAreNoTracks) {
  test::put(folder_ / "f.csv", "flight,from,to,depart\nA,CGK,PVG,2015-11-10 03:00\n");
  test::put(folder_ / "f.geojson",
            R"({"type":"Feature","properties":{"from":"CGK","to":"PVG"},"geometry":{"type":"LineString"}})");
  test::put(folder_ / "x.svg", "<svg/>");
  for (const char* name : {"f.csv", "f.geojson", "x.svg", "none.csv"})
    EXPECT_FALSE(holds_tracks(folder_ / name)) << name;
  EXPECT_FALSE(holds_tracks(folder_.path()));
}

TEST_F(Tracks, AGigabyteOfOneLineIsRefusedBeforeItIsRead) {
  const auto file = folder_ / "huge.gpx";
  test::put(file, "<gpx>");
  std::filesystem::resize_file(file, 1'000'000'000);  // takes no room on the disk
  try {
    read_tracks(file);
    FAIL();
  } catch (const InputError& e) {
    EXPECT_THAT(e.what(), HasSubstr("huge.gpx: error: it has 1000 MB; tracks are read up to 100 MB"));
  }
}

}  // namespace
}  // namespace homebound::data
