// Broken and odd files of every kind of track: each is read, or ends with one clear message.
#include <gmock/gmock.h>

#include "base/error.h"
#include "data/tracks/formats.h"
#include "data/tracks/track.h"
#include "support/temporary_folder.h"

namespace homebound::data {
namespace {

using testing::HasSubstr;

struct Odd {
  std::string text;
  std::string expected;  // part of the message; empty: it is read
};

std::string gpx(const std::string& points, const std::string& more = "") {
  return "<?xml version=\"1.0\"?><gpx><trk><name>n</name><trkseg>" + points + "</trkseg></trk>" + more +
         "</gpx>";
}
std::string point(const std::string& lat, const std::string& lon, const std::string& time) {
  return "<trkpt lat=\"" + lat + "\" lon=\"" + lon + "\"><time>" + time + "</time></trkpt>\n";
}
const std::string first = point("1", "2", "2020-01-01T00:00:00Z"),
                  second = point("2", "3", "2020-01-01T01:00:00Z");

std::string kml(const std::string& inside) {
  return "<kml xmlns:gx=\"g\"><Document><Placemark>" + inside + "</Placemark></Document></kml>";
}
std::string line(const std::string& coordinates) {
  return kml("<LineString><coordinates>" + coordinates + "</coordinates></LineString>");
}
std::string track(const std::string& inside) { return kml("<gx:Track>" + inside + "</gx:Track>"); }

std::string json(const std::string& coordinates, const std::string& times = "") {
  return R"({"type":"Feature","properties":{)" + (times.empty() ? "" : "\"coordTimes\":" + times) +
         R"(},"geometry":{"type":"LineString","coordinates":)" + coordinates + "}}";
}
std::string csv(const std::string& rows) { return "time,lon,lat\n" + rows; }

const std::string huge(300'000, '1');
std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}
const std::string nul("\0\0\0\0\0\0", 6);

const std::vector<Odd> gpx_files = {
    {"", "it is empty"},
    {"  \n\t ", "it is empty"},
    {nul, "it is empty"},
    {"\xEF\xBB\xBF", "it is empty"},
    {"hello", "neither GPX"},
    {"\x89PNG\r\n", "it is a picture (PNG), which is not read here"},
    {"<", "neither GPX"},
    {"<html><body/></html>", "it is a web page (HTML), which is not read here"},
    {"<gpx/>", "no track (trk) and no route"},
    {"<gpx></gpx>junk", "junk after document element"},
    {gpx(first + second) + "<gpx/>", "junk after document element"},
    {gpx(first + second) + nul, "it is binary (it holds zero bytes)"},
    {gpx(""), "it has no fixes"},
    {gpx(first), "one fix only"},
    {gpx(first + first), "one fix only"},
    {gpx(first + point("1", "2", "2020-01-01T02:00:00Z")), "at one place"},
    {gpx(point("95", "2", "2020-01-01T00:00:00Z")), "latitude 95"},
    {gpx(point("104", "11", "2020-01-01T00:00:00Z")), "swapped?"},
    {gpx(point("5", "2000", "2020-01-01T00:00:00Z")), "longitude 2000"},
    {gpx(point("nan", "2", "2020-01-01T00:00:00Z")), "'nan' of a trkpt is not a number"},
    {gpx(point("inf", "2", "2020-01-01T00:00:00Z")), "not a number"},
    {gpx(point("1e999", "2", "2020-01-01T00:00:00Z")), "not a number"},
    {gpx(point("1,5", "2", "2020-01-01T00:00:00Z")), "one fix only"},
    {gpx(point("", "2", "2020-01-01T00:00:00Z")), "not a number"},
    {gpx(point(huge, "2", "2020-01-01T00:00:00Z")), "not a number"},
    {gpx("<trkpt lat='1'/>"), "lacks its attribute 'lon'"},
    {gpx(point("1", "2", "yesterday")), "'yesterday' is not a time"},
    {gpx(point("1", "2", "2020-13-01T00:00:00Z")), "is not a time"},
    {gpx(point("1", "2", "")), "is not a time"},
    {gpx(first + second).substr(0, 120), "the XML is broken"},
    {gpx(first + second).substr(0, 30), "the XML is broken"},
    {gpx("<trkpt lat='1' lon='2'></trkseg>"), "mismatched tag"},
    {"<?xml version=\"1.0\" encoding=\"martian\"?><gpx/>",
     "it cannot be read in the unknown encoding 'martian'"},
    {"<gpx><trk><name>\xFF\xFE</name></trk></gpx>", "it is in no encoding that is known here"},
    {"<gpx>" + repeated("<a>", 1000), "within one another"},
    {"<!DOCTYPE gpx [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
     "\"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e "
     "\"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\"><!ENTITY g "
     "\"&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;\"><!ENTITY h "
     "\"&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;\">]><gpx><trk><name>&h;</name></"
     "trk></gpx>",
     "the XML is broken"},
    {"<!DOCTYPE gpx SYSTEM \"file:///etc/passwd\"><gpx/>", "no track"},
    {gpx(second + first), ""},
    {gpx("<trkpt lat='1' lon='2'/><trkpt lat='2' lon='2'/>"), ""},
    {gpx(first + second + "<trkpt lat='9' lon='9'/>"), ""},
    {gpx(first + second, "<extensions><x>" + huge + "</x></extensions>"), ""},
    {"<?xml version=\"1.0\" encoding=\"GB18030\"?><gpx><trk><name>\xB1\xB1\xBE\xA9</name><trkseg>" + first +
         second + "</trkseg></trk></gpx>",
     ""},
};

const std::string when = "<when>2020-01-01T00:00:00Z</when>", later = "<when>2020-01-01T01:00:00Z</when>";
const std::vector<Odd> kml_files = {
    {"", "it is empty"},
    {"\n\n", "it is empty"},
    {"<kml", "the XML is broken"},
    {"<kml/>", "no LineString, no gx:Track"},
    {"<kml/>x", "junk after"},
    {"<kml>" + nul + "</kml>", "it is binary (it holds zero bytes)"},
    {"<kml><NetworkLink><Link><href>http://127.0.0.1/a.kml</href></Link></NetworkLink></kml>",
     "NetworkLink is not followed"},
    {line(""), "no LineString"},
    {line("   "), "no LineString"},
    {line("1,2"), "one fix only"},
    {line("1,2 1,2 1,2"), "one fix only"},
    {line("1,2 3"), "'3' is not a position"},
    {line("1;2 3;4"), "is not a position"},
    {line("a,b c,d"), "'a,b' is not a position"},
    {line("1,nan 2,2"), "is not a position"},
    {line("1,91 2,2"), "latitude 91"},
    {line("1000,1 2,2"), "longitude 1000"},
    {line("1, 2 3, 4"), ""},
    {line("1, 2, , 3, 4"), "is not a position"},
    {line(huge), "is not a position"},
    {line("1,2 3,4").substr(0, 70), "the XML is broken"},
    {track(""), "no LineString"},
    {track(when + "<gx:coord>1 2 3</gx:coord>"), "one fix only"},
    {track(when + later + "<gx:coord>1 2</gx:coord>"), "2 times (when) and 1 positions"},
    {track("<gx:coord>1 2</gx:coord><gx:coord>1 3</gx:coord>"), "0 times (when) and 2 positions"},
    {track(when + "<gx:coord>1,2</gx:coord>"), "'1,2' is not a position"},
    {track(when + "<gx:coord>1 200</gx:coord>"), "latitude 200"},
    {track("<when>soon</when><gx:coord>1 2</gx:coord>"), "'soon' is not a time"},
    {track("<when/><gx:coord>1 2</gx:coord>"), "is not a time"},
    {track(when + later + "<gx:coord/><gx:coord/>"), "no LineString"},
    {track(when + when + "<gx:coord>1 2</gx:coord><gx:coord>2 2</gx:coord>"), "one fix only"},
    {kml("<Point><coordinates>1,2</coordinates></Point>"), "no LineString"},
    {kml("<TimeStamp><when>x</when></TimeStamp><Point><coordinates>1,2</coordinates></Point>"),
     "is not a time"},
    {kml("<Polygon><coordinates>1,2 3,4 5,6</coordinates></Polygon>"), "no LineString"},
    {"<kml>" + repeated("<Folder>", 500), "within one another"},
    {line("1,2 3,4") + "<!-- end -->", ""},
    {line(repeated("1,2,3\n", 20'000) + " 3,4"), ""},
    {track(when + later + "<gx:coord>1 2</gx:coord><gx:coord>2 2</gx:coord>"), ""},
    {track(later + when + "<gx:coord>1 2</gx:coord><gx:coord>2 2</gx:coord>"), ""},
};

const std::string two = "[[1,2],[3,4]]";
const std::vector<Odd> json_files = {
    {"", "it is empty"},
    {"{", "the JSON is broken"},
    {"{}", "it is not a GeoJSON"},
    {"[]", "it is not a GeoJSON"},
    {"{\"type\":3}", "no line and no points"},
    {"{\"type\":\"Topology\"}", "it is TopoJSON, which is not read here; convert it to GeoJSON"},
    {"{\"type\":\"FeatureCollection\"}", "lacks the array 'features'"},
    {"{\"type\":\"FeatureCollection\",\"features\":[]}", "no line and no points"},
    {"{\"type\":\"FeatureCollection\",\"features\":[3]}", "feature 1: it is not an object"},
    {"{\"type\":\"FeatureCollection\",\"features\":{}}", "lacks the array 'features'"},
    {"{\"type\":\"Feature\",\"geometry\":null}", "no line and no points"},
    {"{\"type\":\"Feature\",\"geometry\":{\"type\":\"LineString\"}}", "lacks the array 'coordinates'"},
    {json("3"), "lacks the array 'coordinates'"},
    {json("[]"), "it has no fixes"},
    {json("[[1,2]]"), "one fix only"},
    {json("[[1,2],[1,2]]"), "one fix only"},
    {json("[[1],[2]]"), "'[1]' is not a position"},
    {json("[1,2]"), "'1' is not a position"},
    {json("[[\"1\",\"2\"],[3,4]]"), "is not a position"},
    {json("[[1,null],[3,4]]"), "is not a position"},
    {json("[[1,NaN],[3,4]]"), "the JSON is broken"},
    {json("[[1,1e400],[3,4]]"), "the JSON is broken"},
    {json("[[1,91],[3,4]]"), "latitude 91"},
    {json("[[500000,4000000],[3,4]]"), "latitude 4000000"},
    {json("[[1000,1],[3,4]]"), "longitude 1000"},
    {json(two, "[1]"), "1 times and 2 positions"},
    {json(two, "[1,2,3]"), "3 times and 2 positions"},
    {json(two, "[\"a\",\"b\"]"), "\"a\" is not a time"},
    {json(two, "[{},[]]"), "{} is not a time"},
    {json(two, "[1e300,1e301]"), "is not a time"},
    {json(two, "[-5,5]"), "-5 is not a time"},
    {json(two) + "junk", "the JSON is broken"},
    {json(two).substr(0, 60), "the JSON is broken"},
    {json(two).substr(0, 40), "the JSON is broken"},
    {"{\"type\":\"" + huge + "\"}", "no line and no points"},
    {"{\"a\":" + repeated("[", 100'000), "within one another"},
    {json(repeated("[", 100'000) + repeated("]", 100'000)), "within one another"},
    {"{\"type\":\"Point\",\"coordinates\":[1,2]}", "no line and no points"},
    {R"({"type":"Feature","properties":{"time":"x"},"geometry":{"type":"Point","coordinates":[1,2]}})",
     "is not a time"},
    {"{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}", ""},
    {"\xEF\xBB\xBF" + json(two), ""},
    {json(two, "[7200,0]"), ""},
    {json(two, "[0,null]"), ""},
};

const std::vector<Odd> csv_files = {
    {"", "it is empty"},
    {"\n\n\n", "it is empty"},
    {nul + "x", "it is binary (it holds zero bytes)"},
    {"a,b,c\n1,2,3\n", "neither GPX"},
    {"lon\n1\n", "neither GPX"},
    {"time,lon\n", "neither GPX"},
    {"time,lon,lat", "no fix lies under"},
    {"time,lon,lat\n", "no fix lies under"},
    {csv("\n\n"), "no fix lies under"},
    {csv("0,,\n60,,\n"), "no fix lies under"},
    {csv("0,1,2\n"), "one fix only"},
    {csv("0,1,2\n0,1,2\n"), "one fix only"},
    {csv("1500000000,1,2\n1500000000,3,4\n"), "one fix only"},
    {csv("1500000000,1,2\n1500000060,1,2\n"), "at one place"},
    {csv("0,1,2\n60,3\n"), ":3:1: error: latitude '' is not a number"},
    {csv("0,1,2,4\n"), "one fix only"},
    {csv("0;1;2\n"), "no fix lies under"},
    {csv("0,x,2\n"), "longitude 'x' is not a number"},
    {csv("0,1,nan\n"), "latitude 'nan' is not a number"},
    {csv("0,1,inf\n"), "not a number"},
    {csv("0,1,0x1p3\n"), "not a number"},
    {csv("0,1,91\n"), ":2:1: error: latitude 91"},
    {csv("0,104,-95\n"), "latitude -95"},
    {csv("0,1000,9\n"), "longitude 1000"},
    {csv("0,,9\n"), "longitude '' is not a number"},
    {csv("noon,1,2\n"), "'noon' is not a time"},
    {csv("2020-02-30 00:00,1,2\n"), "is not a time"},
    {csv("-1,1,2\n"), "is not a time"},
    {csv("99999999999999,1,2\n"), "is not a time"},
    {csv("0,\"1,2\n"), ":2:1: error: unclosed quote"},
    {csv("0,\"1\"2,2\n"), "one fix only"},
    {csv("0," + huge + ",2\n"), "not a number"},
    {csv(huge), "no fix lies under"},
    {csv("0,1,2\n60,\xFF\xFE,2\n"), "it is in no encoding that is known here"},
    {"Timestamp,Position\n0,12\n", "longitude '' is not a number"},
    {csv("0,1,2\n7200,3,4"), ""},
    {csv("0,1,2\r\n7200,3,4\r\n"), ""},
    {csv(",1,2\n,3,4\n"), ""},
    {csv("\"0\",\"1\",\"2\"\n7200,3,4\n"), ""},
    {"lon,lat\n1,2\n3,4\n", ""},
    {csv("0,1,2\n7200,3,4\n" + repeated("7200,3,4\n", 20'000)), ""},
};

void try_all(const std::vector<Odd>& files, const std::string& extension) {
  ASSERT_GE(files.size(), 30U);
  const test::TemporaryFolder folder;
  int number = 0;
  for (const Odd& odd : files) {
    const auto file = folder / ("odd" + std::to_string(++number) + extension);
    test::put(file, odd.text);
    SCOPED_TRACE(file.filename().string() + ": " + odd.text.substr(0, 200));
    try {
      EXPECT_FALSE(read_tracks(file).tracks.empty());
      EXPECT_EQ(odd.expected, "") << "was read";
    } catch (const InputError& e) {
      ASSERT_EQ(e.diagnostics().size(), 1U);
      EXPECT_FALSE(odd.expected.empty()) << e.what();
      EXPECT_THAT(e.what(), HasSubstr(odd.expected));
      EXPECT_THAT(e.what(), HasSubstr(file.filename().string()));
      EXPECT_LT(e.diagnostics()[0].message.english.size(), 400U);
      EXPECT_EQ(e.diagnostics()[0].message.english.find('\n'), std::string::npos);
    }
    holds_tracks(file);
  }
}

TEST(OddTracks, Gpx) { try_all(gpx_files, ".gpx"); }
TEST(OddTracks, Kml) { try_all(kml_files, ".kml"); }
TEST(OddTracks, GeoJson) { try_all(json_files, ".geojson"); }
TEST(OddTracks, TablesOfPositions) { try_all(csv_files, ".csv"); }

TEST(OddTracks, EveryTruncationOfGoodFilesEndsWithOneMessageOrIsRead) {
  const test::TemporaryFolder folder;
  for (const std::string& whole :
       {gpx(first + second), track(when + later + "<gx:coord>1 2</gx:coord><gx:coord>2 2</gx:coord>"),
        json(two, "[0,7200]"), csv("0,1,2\n7200,3,4\n")})
    for (std::size_t length = 0; length < whole.size(); length += 3) {
      test::put(folder / "cut", whole.substr(0, length));
      try {
        read_tracks(folder / "cut");
        EXPECT_EQ(whole, csv("0,1,2\n7200,3,4\n")) << length;
      } catch (const InputError& e) {
        EXPECT_EQ(e.diagnostics().size(), 1U);
      }
    }
}

TEST(OddTracks, FoldersAndMissingFiles) {
  const test::TemporaryFolder folder;
  EXPECT_THAT([&] { read_tracks(folder / "none.gpx"); },
              testing::ThrowsMessage<InputError>(HasSubstr("no such file")));
  EXPECT_THAT([&] { read_tracks(folder.path()); },
              testing::ThrowsMessage<InputError>(HasSubstr("it is not a file")));
}

}  // namespace
}  // namespace homebound::data
