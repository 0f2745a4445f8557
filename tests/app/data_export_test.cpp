// Flights written as data, as other programs read them: GDAL's ogrinfo, xmllint, and this program again.
#include <cmath>
#include <map>
#include <random>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/process.h"
#include "support/temporary_folder.h"

namespace homebound {
namespace {

using nlohmann::json;
using testing::HasSubstr;

// Over the antimeridian, with a stop on the way.
constexpr const char* pacific =
    "title = 'A & <B>'\n[[flight]]\nid = 'east'\nfrom = 'SYD'\nto = 'LAX'\ndepart = "
    "2024-03-01T10:00:00\narrive = "
    "2024-03-01T05:30:00\nvia = ['HNL', [-150, 25]]\npeople = 9\nkind = 'a & b'\n"
    "[[flight]]\nid = 'west'\nfrom = 'LAX'\nto = 'AKL'\ndepart = 2024-03-02T21:00:00\npeople = 3\nkind = "
    "'crew'\nnote = 'quoted \"x\", "
    "comma'\n";

class Data : public testing::Test {
 protected:
  void SetUp() override { test::put(folder_ / "pacific.toml", pacific); }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  json info(const std::string& file) const { return json::parse(test::homebound("info --json " + file).out); }
  void write(const std::string& from, const std::string& to) const {
    const test::Outcome o = test::homebound("export " + from + " -o " + path(to));
    EXPECT_EQ(o.status, 0) << o.err;
  }
  static std::string ogrinfo(const std::string& arguments) {
    return test::run("ogrinfo -ro -al " + arguments).out;
  }
  static std::size_t count(const std::string& text, const std::string& part) {
    std::size_t n = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) ++n;
    return n;
  }
  test::TemporaryFolder folder_;
};

// "2024/03/01 10:00:00+11" of ogrinfo and "2024-03-01T10:00:00+11:00" of ours are one time.
std::string as_ogr(std::string iso) {
  iso[4] = iso[7] = '/', iso[10] = ' ';
  return iso.ends_with(":00") ? iso.substr(0, iso.size() - 3) : iso;
}

TEST_F(Data, GeoJsonAgreesWithInfoThroughOgrinfo) {
  if (test::run("ogrinfo --version").status != 0) GTEST_SKIP() << "needs ogrinfo, of gdal-bin";
  for (const std::string& file : {std::string(), path("pacific.toml")}) {
    write(file, "x.geojson");
    const json flights = info(file)["flights"];
    const std::string all = ogrinfo(path("x.geojson"));
    EXPECT_EQ(count(all, "feature (String) = flight"), flights.size());
    for (const json& f : flights) {
      const auto begin = all.find("id (String) = " + f["id"].get<std::string>() + "\n");
      ASSERT_NE(begin, all.npos);
      const std::string one = all.substr(begin, all.find("OGRFeature", begin) - begin);
      for (const char* key : {"depart", "arrive"})
        EXPECT_THAT(one, HasSubstr(std::string(key) + " (DateTime) = " + as_ogr(f[key])))
            << one.substr(0, 900);
      EXPECT_THAT(one, HasSubstr("people (Integer) = " + std::to_string(f["people"].get<int>())));
    }
  }
}

TEST_F(Data, GeoJsonIsCutAt180AndAsLongAsTheFlights) {
  write(path("pacific.toml"), "x.geojson");
  const json flights = info(path("pacific.toml"))["flights"];
  const json features = json::parse(test::contents(path("x.geojson")))["features"];
  ASSERT_EQ(features.size(), 2 + 4U);  // two flights; SYD, LAX, HNL, AKL
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(features[i]["geometry"]["type"], "MultiLineString");
    const json& lines = features[i]["geometry"]["coordinates"];
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(std::abs(lines[0].back()[0].get<double>()), 180);
    EXPECT_EQ(lines[1].front()[0].get<double>(), -lines[0].back()[0].get<double>());
    EXPECT_EQ(lines[1].front()[1], lines[0].back()[1]);
    double length = 0;  // on a sphere, which is within half a percent
    for (const json& line : lines)
      for (std::size_t k = 1; k < line.size(); ++k) {
        const auto lon = [&](std::size_t n) { return line[n][0].get<double>() * M_PI / 180; };
        const auto lat = [&](std::size_t n) { return line[n][1].get<double>() * M_PI / 180; };
        EXPECT_LT(std::abs(lon(k) - lon(k - 1)), 1);
        const double dlat = std::sin((lat(k) - lat(k - 1)) / 2), dlon = std::sin((lon(k) - lon(k - 1)) / 2);
        length += 2 * 6371.0088 *
                  std::asin(std::sqrt(dlat * dlat + std::cos(lat(k)) * std::cos(lat(k - 1)) * dlon * dlon));
      }
    EXPECT_NEAR(length / flights[i]["distance_km"].get<double>(), 1, 0.005);
    const json& times = features[i]["properties"]["coordTimes"];
    ASSERT_EQ(times.size(), 2U);
    EXPECT_EQ(times[0].size(), lines[0].size());
    EXPECT_EQ(times[1].size(), lines[1].size());
  }
}

TEST_F(Data, KmlAndGpxAgreeWithInfoThroughOgrinfo) {
  if (test::run("ogrinfo --version").status != 0) GTEST_SKIP() << "needs ogrinfo, of gdal-bin";
  write("", "x.kml");
  write("", "x.gpx");
  const json flights = info("")["flights"];
  const std::string kml = ogrinfo(path("x.kml") + " Flights"),
                    gpx = ogrinfo("-so " + path("x.gpx") + " tracks");
  EXPECT_THAT(kml, HasSubstr("Feature Count: " + std::to_string(flights.size())));
  EXPECT_THAT(gpx, HasSubstr("Feature Count: " + std::to_string(flights.size())));
  EXPECT_THAT(ogrinfo("-so " + path("x.gpx") + " waypoints"), HasSubstr("Feature Count: 6"));
  for (const json& f : flights) {
    EXPECT_THAT(kml, HasSubstr("Name (String) = " + f["id"].get<std::string>()));
    // The instants that the span begins and ends with, back on the airports' clocks.
    EXPECT_THAT(kml, HasSubstr("depart (String) = " + f["depart"].get<std::string>()));
    EXPECT_THAT(kml, HasSubstr("arrive (String) = " + f["arrive"].get<std::string>()));
  }
  EXPECT_THAT(kml, HasSubstr("begin (DateTime) = 2015/11/09 10:00:00"));  // PEK-PNH: 18:00+08
  EXPECT_THAT(kml, HasSubstr("LINESTRING Z (116.584999 40.080101"));
}

TEST_F(Data, XmlIsWellFormedAndReadsBackWithTheSameTimes) {
  for (const std::string name : {"x.kml", "x.gpx"}) {
    write(path("pacific.toml"), name);
    if (test::run("xmllint --version").status == 0) {
      const test::Outcome lint = test::run("xmllint --noout " + path(name));
      EXPECT_EQ(lint.status, 0) << lint.err;
    }
    const json before = info(path("pacific.toml"))["flights"], after = info(path(name))["flights"];
    ASSERT_EQ(after.size(), before.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
      for (const char* key : {"id", "from", "to", "depart", "arrive"})
        EXPECT_EQ(after[i][key], before[i][key]);
      EXPECT_NEAR(after[i]["distance_km"], before[i]["distance_km"], 0.01);
      EXPECT_EQ(after[i]["depart_sure"], "tracked");
      EXPECT_EQ(after[i]["track"]["gaps"].size(), 0U);
    }
  }
}

// Flights at random, between airports far apart.
std::string random_flights(unsigned seed) {
  std::mt19937 random(seed);
  const auto number = [&](int low, int high) { return std::uniform_int_distribution(low, high)(random); };
  const auto one_of = [&](std::initializer_list<const char*> list) {
    return std::string(*(list.begin() + number(0, static_cast<int>(list.size()) - 1)));
  };
  std::string text = "title = 'x'\n";
  for (int i = 1; i <= 40; ++i) {
    const std::string from = one_of({"PEK", "SYD", "LAX", "HNL", "KTM"}),
                      to = one_of({"SCL", "YVR", "LHR", "CGK", "JNB"});
    text += "[[flight]]\nid = 'F" + std::to_string(i) + " <&>'\nfrom = '" + from + "'\nto = '" + to + "'\n";
    if (number(0, 2) == 0) text += "from_said = 'a \"town\", north'\n";
    if (number(0, 2) == 0) text += "to_said = '北京'\n";
    text += "depart = 2024-03-" + std::to_string(number(10, 28)) + "T" + std::to_string(number(10, 23)) +
            ":" + std::to_string(number(10, 59)) + ":00\n";
    text += "sure = '" + one_of({"reported", "scheduled", "derived"}) + "'\n";
    text +=
        one_of({"", "people = 7\n", "people = 0\n", "people = 'about 150'\n",
                "people = { min = 120, max = 160 }\n", "people = { min = 90 }\n", "people = { max = 60 }\n",
                "people = 'about 20 to 30'\n", "people = 'at least about 40'\n"});
    text += "kind = '" + one_of({"crew", "a & b", "客人"}) + "'\n";
    text += one_of({"", "note = 'quoted \"x\", comma; <b>'\n", "note = '注'\n"});
  }
  return text;
}

TEST_F(Data, ReadsBackWhatEachFormatCarries) {
  const std::vector<std::string> way{"id", "from", "to", "depart", "arrive"},
      all{"from_said",  "to_said",    "depart_sure", "arrive_sure", "people", "people_about",
          "people_min", "people_max", "kind",        "sure",        "note"};
  for (const unsigned seed : {1, 2, 3}) {
    test::put(folder_ / "r.toml", random_flights(seed));
    const json before = info(path("r.toml"))["flights"];
    for (const std::string name : {"r.csv", "r.geojson", "r.kml", "r.gpx"}) {
      SCOPED_TRACE(name + " of seed " + std::to_string(seed));
      write(path("r.toml"), name);
      const json file = info(path(name)), &after = file["flights"];
      EXPECT_EQ(file["left_out"]["rows"], 0);
      ASSERT_EQ(after.size(), before.size());
      const bool table = name == "r.csv" || name == "r.geojson";
      for (std::size_t i = 0; i < before.size(); ++i) {
        for (const std::string& key : way) EXPECT_EQ(after[i][key], before[i][key]) << key;
        for (const std::string& key : all) {
          if (!table) continue;
          EXPECT_EQ(after[i].contains(key), before[i].contains(key)) << key << before[i];
          EXPECT_EQ(after[i].value(key, json()), before[i].value(key, json())) << key;
        }
      }
    }
  }
}

TEST_F(Data, TheTableReadsBackAsATable) {
  write(path("pacific.toml"), "x.csv");
  EXPECT_THAT(test::contents(path("x.csv")), HasSubstr("\"quoted \"\"x\"\", comma\""));
  const json before = info(path("pacific.toml"))["flights"], after = info(path("x.csv"))["flights"];
  ASSERT_EQ(after.size(), before.size());
  for (std::size_t i = 0; i < before.size(); ++i)
    for (const char* key : {"id", "from", "to", "depart", "arrive", "people", "kind"})
      EXPECT_EQ(after[i][key], before[i][key]) << key;
}

// Of the example with ships, coaches and harbours of its own, everybody is where they were.
TEST_F(Data, AnEvacuationReadsBackAsATable) {
  write("example:evacuation", "x.csv");
  const json before = info("example:evacuation --by mode --at 2031-05-06T09:00+11:00"),
             after = info(path("x.csv") + " --by mode --at 2031-05-06T09:00+11:00");
  EXPECT_EQ(after["totals"], before["totals"]);
  // Compared as reports are, not even the cancelled flight differs.
  const json compared = json::parse(test::homebound("diff --json example:evacuation " + path("x.csv")).out);
  EXPECT_EQ(compared["same"], before["flights"].size()) << compared;
  std::map<std::string, json> flights;
  for (const json& flight : after["flights"]) flights[flight["id"]] = flight;
  for (const json& flight : before["flights"]) {
    if (flight.value("status", "") == "cancelled") continue;
    const json& read = flights[flight["id"]];
    for (const char* key : {"depart", "arrive", "people", "groups", "mode", "operator", "seats", "journey"})
      EXPECT_EQ(read.value(key, json()), flight.value(key, json())) << flight["id"] << key;
  }
}

TEST_F(Data, WhatIsNotKnownOfPeopleIsKept) {
  std::string toml = "title = 'x'\n";
  for (const char* people :
       {"'n/a'", "'about 150'", "{ min = 120, max = 160 }", "'120+'", "{ max = 160 }", "0"})
    toml += std::string(
                "[[flight]]\nfrom = 'SYD'\nto = 'LAX'\ndepart = 2024-03-01T10:00:00\nkind = "
                "'crew'\npeople = ") +
            people + "\n";
  test::put(folder_ / "p.toml", toml);
  const json before = info(path("p.toml"));
  const auto known = [](const json& flight) {
    json about;
    for (const auto& [key, value] : flight.items())
      if (key.starts_with("people")) about[key] = value;
    return about;
  };
  const json expected[] = {{{"people", nullptr}},
                           {{"people", nullptr}, {"people_about", 150}},
                           {{"people", nullptr}, {"people_min", 120}, {"people_max", 160}},
                           {{"people", nullptr}, {"people_min", 120}},
                           {{"people", nullptr}, {"people_min", 0}, {"people_max", 160}},
                           {{"people", 0}}};
  for (std::size_t i = 0; i < 6; ++i) EXPECT_EQ(known(before["flights"][i]), expected[i]);
  const json total = before["totals"][0];
  EXPECT_EQ(total["landed"], nullptr);
  EXPECT_EQ(total["landed_min"], 390);
  EXPECT_EQ(total["waiting"], 0);
  EXPECT_THAT(test::homebound("info " + path("p.toml")).out, HasSubstr("at least about 390"));
  for (const std::string file : {"x.csv", "x.toml"}) {
    write(path("p.toml"), file);
    const json after = info(path(file))["flights"];
    ASSERT_EQ(after.size(), 6U) << file;
    for (std::size_t i = 0; i < 6; ++i) EXPECT_EQ(known(after[i]), expected[i]) << file;
  }
  write(path("p.toml"), "x.geojson");
  const json features = json::parse(test::contents(path("x.geojson")))["features"];
  for (std::size_t i = 0; i < 6; ++i) EXPECT_EQ(known(features[i]["properties"]), expected[i]);
  write(path("p.toml"), "x.kml");
  EXPECT_THAT(test::contents(path("x.kml")), HasSubstr("<Data name=\"people_about\"><value>150</value>"));
}

TEST_F(Data, AScenarioIsWrittenBackWithTheSameInfo) {
  write(path("pacific.toml"), "x.toml");
  write(path("x.toml"), "y.toml");
  EXPECT_EQ(test::contents(path("x.toml")), test::contents(path("y.toml")));
  EXPECT_EQ(info(path("x.toml")), info(path("pacific.toml")));
  write("", "story.toml");
  EXPECT_EQ(info(path("story.toml")), info(""));
  EXPECT_EQ(test::homebound("check " + path("story.toml")).status, 0);
}

TEST_F(Data, ATrackFromElsewhereIsNotLost) {
  test::put(folder_ / "t.csv",
            "time,lon,lat\n2020-01-01T00:00:00Z,106.656,-6.126\n2020-01-01T04:00:00Z,113.3,23.39\n");
  write(path("t.csv"), "t.toml");
  EXPECT_EQ(info(path("t.toml"))["flights"], info(path("t.csv"))["flights"]);
  const test::TemporaryFolder elsewhere;
  const test::Outcome o =
      test::homebound("export " + path("t.csv") + " -o " + (elsewhere / "t.toml").string());
  EXPECT_EQ(o.status, 1);
  EXPECT_THAT(o.err, HasSubstr("write the scenario beside it"));
  EXPECT_EQ(elsewhere.entries(), 0);
}

TEST_F(Data, RoutesFromCodesAlone) {
  const test::Outcome table = test::homebound("routes CGK-PVG pnh-hkg-PEK");
  EXPECT_EQ(table.status, 0) << table.err;
  EXPECT_THAT(table.out, HasSubstr("CGK-PVG            4428     20.5°  5:35"));
  EXPECT_THAT(table.out, HasSubstr("PNH-HKG"));
  EXPECT_THAT(table.out, HasSubstr("HKG-PEK"));
  for (const char* wrong : {"routes", "routes CGK", "routes CGK-", "routes CGK-CGK", "routes CGK-QQZ"}) {
    const test::Outcome o = test::homebound(wrong);
    EXPECT_EQ(o.status, 2) << wrong;
    EXPECT_EQ(std::count(o.err.begin(), o.err.end(), '\n'), 1) << o.err;
  }
  EXPECT_THAT(test::homebound("routes CGK-QQZ").err, HasSubstr("unknown airport 'QQZ'; the nearest are"));
  // Nobody said when: no format claims a time.
  for (const std::string name : {"r.geojson", "r.kml", "r.gpx", "r.csv", "r.toml", "r.svg"}) {
    const test::Outcome o =
        test::homebound("routes CGK-PVG PNH-HKG-PEK --projection robinson -o " + path(name));
    EXPECT_EQ(o.status, 0) << o.err;
    EXPECT_THAT(test::contents(path(name)), testing::Not(HasSubstr("2000-01-01"))) << name;
  }
}

TEST_F(Data, OutputsOfUnknownSortNameTheNearest) {
  const test::Outcome o = test::homebound("export -o " + path("x.geojsn"));
  EXPECT_EQ(o.status, 2);
  EXPECT_THAT(o.err, HasSubstr("did you mean '.geojson'?"));
}

TEST_F(Data, AFilterKeepsTheRestOutOfEveryFile) {
  const auto written = [&](const std::string& how, const std::string& name) {
    const auto outcome = test::homebound(how + " -o " + (folder_ / name).string());
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    return test::contents(folder_ / name);
  };
  const std::string some = "export --filter 'from=PNH kind=suspects'";
  const std::string csv = written(some, "some.csv");
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 3);
  EXPECT_THAT(csv, HasSubstr("PNH-HGH"));
  EXPECT_THAT(csv, testing::Not(HasSubstr("CGK")));
  for (const char* name : {"some.geojson", "some.kml", "some.gpx"}) {
    const std::string text = written(some, name);
    EXPECT_THAT(text, HasSubstr("PNH-PEK")) << name;
    EXPECT_THAT(text, testing::Not(HasSubstr("CGK-PVG"))) << name;
  }
  // A picture says so, in words, and a script's is the same.
  const std::string picture = written(some + " --at second:76", "some.svg");
  EXPECT_THAT(picture, HasSubstr("2 of 8 flights shown"));
  const auto script =
      test::homebound("do -c 'filter from=PNH kind=suspects' -c 'goto second:76' -c 'export " +
                      (folder_ / "script.svg").string() + "'");
  EXPECT_EQ(script.status, 0) << script.err;
  const auto drawing = [](const std::string& svg) {
    return svg.substr(std::min(svg.find("<defs"), svg.find("<g")));
  };
  EXPECT_EQ(drawing(test::contents(folder_ / "script.svg")), drawing(picture));

  const auto wrong = test::homebound("export --filter from=PHN -o " + (folder_ / "no.csv").string());
  EXPECT_EQ(wrong.status, 2);
  EXPECT_THAT(wrong.err, HasSubstr("no flight leaves from 'PHN'; did you mean 'PNH'?"));
}

}  // namespace
}  // namespace homebound
