// Every format of the list: a small file of its layout, what is read of it, and what is said of those that
// are not read.
#include "data/tracks/formats.h"

#include <algorithm>

#include <gmock/gmock.h>

#include "base/error.h"
#include "data/text/table.h"
#include "data/tracks/track.h"
#include "support/in_chinese.h"
#include "support/temporary_folder.h"

namespace homebound::data {
namespace {

using testing::HasSubstr;

// Local headers of a zip archive that stores one file as it is.
std::string stored_zip(const std::string& name, const std::string& bytes) {
  const auto number = [](std::size_t value, int size) {
    std::string text;
    for (int i = 0; i < size; ++i, value /= 256) text += static_cast<char>(value % 256);
    return text;
  };
  std::uint32_t crc = ~0U;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) ? 0xEDB88320U : 0U);
  }
  const std::string common = number(0, 2) + number(0, 2) + number(0, 4) + number(~crc, 4) +
                             number(bytes.size(), 4) + number(bytes.size(), 4) + number(name.size(), 2) +
                             number(0, 2);
  const std::string local = "PK\x03\x04" + number(20, 2) + common + name + bytes;
  const std::string central = "PK\x01\x02" + number(20, 2) + number(20, 2) + common + number(0, 2) +
                              number(0, 2) + number(0, 2) + number(0, 4) + number(0, 4) + name;
  return local + central + "PK\x05\x06" + number(0, 4) + number(1, 2) + number(1, 2) +
         number(central.size(), 4) + number(local.size(), 4) + number(0, 2);
}

struct Example {
  std::string file, text;
  std::string name;  // of the first track
  std::size_t tracks = 1;
  std::string first_time;  // empty: it has no times
};

const std::string kml_track =
    "<kml xmlns:gx='g'><Placemark><name>CX 1</name><gx:Track><when>2024-03-01T00:00:00Z</when>"
    "<when>2024-03-01T01:00:00Z</when><gx:coord>104 11 0</gx:coord><gx:coord>105 12 900</gx:coord>"
    "</gx:Track></Placemark></kml>";

const std::map<std::string, Example, std::less<>> examples{
    {"gpx",
     {"a.gpx",
      "<gpx><trk><name>one</name><trkseg><trkpt lat='1' lon='2'><time>2024-03-01T00:00:00Z</time></trkpt>"
      "<trkpt lat='2' lon='2'><time>2024-03-01T01:00:00Z</time></trkpt></trkseg></trk></gpx>",
      "one", 1, "2024-03-01T00:00:00+00:00"}},
    {"kml", {"a.kml", kml_track, "CX 1", 1, "2024-03-01T00:00:00+00:00"}},
    {"kmz", {"a.kmz", stored_zip("doc.kml", kml_track), "CX 1", 1, "2024-03-01T00:00:00+00:00"}},
    {"tcx",
     {"a.tcx",
      "<TrainingCenterDatabase><Activities><Activity Sport='Other'><Id>2024-03-01T00:00:00Z</Id><Lap><Track>"
      "<Trackpoint><Time>2024-03-01T00:00:00Z</Time><Position><LatitudeDegrees>1</LatitudeDegrees>"
      "<LongitudeDegrees>2</LongitudeDegrees></Position></Trackpoint>"
      "<Trackpoint><Time>2024-03-01T00:00:30Z</Time></Trackpoint>"
      "<Trackpoint><Time>2024-03-01T00:01:00Z</Time><Position><LatitudeDegrees>1.01</LatitudeDegrees>"
      "<LongitudeDegrees>2</LongitudeDegrees></Position></Trackpoint></Track></Lap></Activity></Activities>"
      "</TrainingCenterDatabase>",
      "2024-03-01T00:00:00Z", 1, "2024-03-01T00:00:00+00:00"}},
    // The second leg begins with flag 2, the aircraft having stood on the ground.
    {"readsb",
     {"trace_full_ac0001.json",
      R"({"icao":"ac0001","r":"N1","t":"B739","timestamp":1709251200.5,"trace":[
[0,10.0,20.0,"ground",0,0,0,0,{"flight":"AAA1    "},"adsb_icao"],
[60,10.0,20.1,2000,200,90,0,0,null,"adsb_icao"],[3600,12.0,25.0,31000,450,90,0,0,null,"adsb_icao"],
[7200,13.0,30.0,"ground",20,90,0,0,null,"adsb_icao"],
[10000,13.0,30.0,"ground",0,90,3,0,{"flight":"AAA2    "},"adsb_icao"],
[10060,13.0,30.1,3000,200,90,0,0,null,"adsb_icao"],[14000,15.0,33.0,31000,450,90,0,0,null,"adsb_icao"]]})",
      "AAA1", 2, "2024-03-01T00:00:00+00:00"}},
    {"opensky-states",
     {"states.json",
      R"({"time":1709251200,"states":[["3c6444","DLH9LF  ","Germany",1709251199,1709251200,6.1,50.1,9639.3,false,232.8,98.2,4.5,null,9547.8,"1000",false,0],["3c6445","","Germany",null,1709251200,null,null,null,false,1,1,1,null,null,null,false,0]]}
{"time":1709251800,"states":[["3c6444","DLH9LF  ","Germany",1709251799,1709251800,7.1,50.2,9639.3,false,232.8,98.2,4.5,null,9547.8,"1000",false,0]]})",
      "DLH9LF", 1, "2024-02-29T23:59:59+00:00"}},
    {"opensky-track",
     {"track.json",
      R"({"icao24":"3c4b26","callsign":"DLH1 ","startTime":1709251200,"endTime":1709254800,
"path":[[1709251200,50.0,8.5,0,80,true],[1709254800,48.3,11.8,3000,120,false]]})",
      "DLH1", 1, "2024-03-01T00:00:00+00:00"}},
    {"opensky-flights",
     {"flights.json",
      R"([{"icao24":"3c6444","firstSeen":1709251200,"estDepartureAirport":"EDDF","lastSeen":1709254800,
"estArrivalAirport":"EDDM","callsign":"DLH1    "}])"}},
    {"geojson",
     {"a.geojson",
      R"({"type":"Feature","properties":{"name":"x","times":[1709251200,1709254800]},"geometry":
{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"LineString","coordinates":[[1,2],[4,5]]}]}})",
      "x", 1, "2024-03-01T00:00:00+00:00"}},
    {"flightradar24",
     {"fr24.json",
      R"({"identification":{"id":"35f2ffd9","number":{"default":"AF1"},"callsign":"AFR1"},
"aircraft":{"model":{"code":"A320"},"registration":"F-ABCD","hex":"394a01"},
"airport":{"origin":{"position":{"latitude":48.9,"longitude":2.5}}},
"trail":[{"lat":49.5,"lng":3.0,"alt":20000,"spd":400,"ts":1709251800,"hd":40},{"lat":49.2,"lng":2.8,"alt":9000,"spd":300,"ts":1709251500,"hd":40},
{"lat":49.0,"lng":2.6,"alt":0,"spd":10,"ts":1709251200,"hd":40}]})",
      "AFR1", 1, "2024-03-01T00:00:00+00:00"}},
    {"aeroapi",
     {"track.json",
      R"({"actual_distance":100,"positions":[{"fa_flight_id":"UAL1-1-1","altitude":12,"altitude_change":"C","groundspeed":150,"heading":90,
"latitude":37.6,"longitude":-122.4,"timestamp":"2024-03-01T00:00:00Z","update_type":"A"},{"fa_flight_id":"UAL1-1-1","altitude":350,
"altitude_change":"-","latitude":38.6,"longitude":-120.4,"timestamp":"2024-03-01T00:20:00Z","update_type":"A"}]})",
      "", 1, "2024-03-01T00:00:00+00:00"}},
    {"json-positions",
     {"aircraft.json",
      R"({"now":1709251200.0,"messages":1,"aircraft":[{"hex":"4ca001","flight":"EIN1    ","lat":53.4,"lon":-6.3,"alt_baro":1000,"seen_pos":0.0},{"hex":"4ca002","seen":3}]}
{"now":1709251500.0,"messages":2,"aircraft":[{"hex":"4ca001","flight":"EIN1    ","lat":53.6,"lon":-6.9,"alt_baro":9000,"seen_pos":2.0}]})",
      "EIN1", 1, "2024-03-01T00:00:00+00:00"}},
    {"sbs",
     {"a.sbs",
      "MSG,1,1,1,4CA2D6,1,2024/03/01,00:00:00.000,2024/03/01,00:00:00.000,RYR1,,,,,,,,,,,0\r\n"
      "MSG,3,1,1,4CA2D6,1,2024/03/01,00:00:01.000,2024/03/01,00:00:01.000,,1000,,,53.4,-6.3,,,0,0,0,0\r\n"
      "MSG,3,1,1,4CA2D6,1,2024/03/01,00:10:01.000,2024/03/01,00:10:01.000,,20000,,,54.0,-5.3,,,0,0,0,0\r\n"
      "MSG,4,1,1,4CA2D6,1,2024/03/01,00:10:02.000,2024/03/01,00:10:02.000,,,400,90,,,0,,,,,\r\n",
      "RYR1", 1, "2024-03-01T00:00:01+00:00"}},
    // The clock passes midnight; the second sentence has a wrong checksum.
    {"nmea",
     {"a.nmea",
      "$GPGGA,235950,3356.7667,S,15110.6333,E,1,08,0.9,20.0,M,,M,,*78\n"
      "$GPGGA,235955,3356.7667,S,15110.6333,E,1,08,0.9,20.0,M,,M,,*00\n"
      "$GPRMC,000010,A,3357.7667,S,15111.6333,E,100.0,90.0,020324,,\n",
      "", 1, "2024-03-01T23:59:50+00:00"}},
    {"igc",
     {"a.igc",
      "AXXX001\nHFDTEDATE:010324,01\nHFGIDGLIDERID:D-1234\nHFGTYGLIDERTYPE:LS 8\n"
      "B2359504743860N01100000EA0100001100\nB0000104744860N01101000EA0100001100\nG123\n",
      "D-1234", 1, "2024-03-01T23:59:50+00:00"}},
    {"positions",
     {"a.csv",
      "# a log\n# deg,deg\n  Lcl Date, Lcl Time, UTCOfst, Latitude, Longitude, track\n"
      "2024-03-01, 08:00:00, +08:00, 22.3, 113.9, 258.1\n2024-03-01, 09:00:00, +08:00, 23.3, 114.9, 12\n",
      "", 1, "2024-03-01T00:00:00+00:00"}},
};

// A file of each format that is not read.
const std::map<std::string, std::pair<std::string, std::string>, std::less<>> foreign{
    {"fit", {"a.fit", std::string("\x0E\x10\0\0\0\0\0\0.FIT", 12)}},
    {"gdb", {"a.gdb", std::string("MsRcf\0", 6)}},
    {"ozi", {"a.plt", "OziExplorer Track Point File Version 2.1\nWGS 84\n"}},
    {"fdr", {"a.fdr", "A\n2\n\nCOMM,x\nACFT,y\n"}},
    {"cup", {"a.cup", "name,code,country,lat,lon,elev,style\n"}},
    {"takeout", {"a.json", R"({"locations":[{"latitudeE7":1,"longitudeE7":2,"timestamp":"2020"}]})"}},
    {"ulog", {"a.ulg", std::string("ULog\x01\x12\x35\0", 8)}},
    {"ardupilot", {"a.bin", std::string("\xA3\x95\x80\0", 4)}},
    {"mavlink", {"a.tlog", std::string("\0\xFE", 2)}},
    {"czml",
     {"a.czml", R"([{"id":"document","version":"1.0"},{"id":"a","position":{"cartographicDegrees":[1]}}])"}},
    {"beast", {"a.bin", std::string("\x1A\x33\0", 3)}},
    {"uat", {"a.txt", "-08A5F9A2B1C0D3E4F5061728394A5B6C7D8E9F00;rs=1;ss=-12;\n"}},
    {"radarbox", {"a.rbl", "$PTA,1,2\n"}},
    {"avr", {"a.raw", "*8D4840D6202CC371C32CE0576098;\n"}},
    {"receiver", {"a.ubx", std::string("\xB5\x62\x01\x07\0", 5)}},
    {"ais", {"a.txt", "!AIVDM,1,1,,A,13aG?P0P00PD;88MD5MT?wvl0<0,0*1A\n"}},
    {"shp", {"a.shp", std::string("\0\0\x27\x0A\0", 5)}},
    {"shp-part", {"a.prj", "GEOGCS[\"x\"]"}},
    {"topojson", {"a.json", R"({"type":"Topology","objects":{}})"}},
    {"osm", {"a.osm", "<osm/>"}},
    {"gml", {"a.gml", "<x xmlns:gml=\"http://www.opengis.net/gml\"/>"}},
    {"sqlite", {"a.db", std::string("SQLite format 3\0", 16)}},
    {"parquet", {"a.parquet", std::string("PAR1\0", 5)}},
    {"netcdf", {"a.nc", std::string("CDF\x01\0", 5)}},
    {"grib", {"a.grib", std::string("GRIB\0", 5)}},
    {"pdf", {"a.pdf", "%PDF-1.4\n"}},
    {"docx", {"a.docx", stored_zip("word/document.xml", "<w/>")}},
    {"pptx", {"a.pptx", stored_zip("ppt/presentation.xml", "<p/>")}},
    {"ole", {"a.doc", std::string("\xD0\xCF\x11\xE0\0", 5)}},
    {"rtf", {"a.rtf", "{\\rtf1 x}"}},
    {"png", {"a.png", "\x89PNG\r\n\x1A\n"}},
    {"jpeg", {"a.jpg", "\xFF\xD8\xFF\xE0"}},
    {"tiff", {"a.tif", std::string("II*\0", 4)}},
    {"svg", {"a.svg", "<svg/>"}},
    {"image", {"a.gif", "GIF89a"}},
    {"video",
     {"a.mp4", std::string("\0\0\0\x18"
                           "ftypmp42",
                           12)}},
    {"html", {"a.html", "<!DOCTYPE html><html></html>"}},
    {"ics", {"a.ics", "BEGIN:VCALENDAR\n"}},
    {"mail", {"a.eml", "Received: from x\n"}},
    {"xml", {"a.xml", "<?xml version=\"1.0\"?><things/>"}},
    {"zip", {"a.zip", stored_zip("a.txt", "x")}},
    {"archive", {"a.7z", std::string("7z\xBC\xAF\x27\x1C", 6)}},
    {"program",
     {"a", std::string("\x7F"
                       "ELF\0",
                       5)}},
    {"dji", {"a.dat", std::string(16, '\0') + "BUILD"}},
    {"binary", {"a.txt", std::string("\x7F\0\0\x03\x05", 5)}},
};

class EachFormat : public testing::TestWithParam<std::string> {};

TEST_P(EachFormat, HasAnExampleThatIsRead) {
  const test::TemporaryFolder folder;
  const auto format = std::ranges::find(formats(), GetParam(), &Format::id);
  const auto found = examples.find(format->id);
  ASSERT_NE(found, examples.end());
  const Example& e = found->second;
  test::put(folder / e.file, e.text);
  const Format* const known = format_of(folder / e.file);
  ASSERT_TRUE(known);
  EXPECT_EQ(known->id, format->id);
  if (format->holds == Holds::flights) {
    const Table table = read_table(folder / e.file);
    ASSERT_EQ(table.rows(), 1U);
    EXPECT_EQ(table.at(0, 1), "EDDF");
    EXPECT_EQ(table.at(0, 3), "2024-03-01T00:00:00+00:00");
    return;
  }
  const TrackFile file = read_tracks(folder / e.file);
  EXPECT_EQ(file.format, format->name);
  ASSERT_EQ(file.tracks.size(), e.tracks);
  EXPECT_EQ(file.tracks[0].name, e.name);
  ASSERT_TRUE(file.tracks[0].timed());
  EXPECT_EQ(iso8601(file.tracks[0].times[0]), e.first_time);
  for (const Text& note : file.notes) EXPECT_TRUE(in_chinese(note)) << note.english;
  for (const Text& warning : file.warnings) EXPECT_TRUE(in_chinese(warning)) << warning.english;
}

std::vector<std::string> read_formats() {
  std::vector<std::string> ids;
  for (const Format& f : formats())
    if (f.holds != Holds::nothing) ids.emplace_back(f.id);
  return ids;
}

// The name of a format's test, as the docs have it: an identifier.
std::string test_of(std::string_view id) {
  std::string name(id);
  std::ranges::replace(name, '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Formats, EachFormat, testing::ValuesIn(read_formats()),
                         [](const auto& format) { return test_of(format.param); });

TEST(Formats, ThoseThatAreNotReadAreNamed) {
  const test::TemporaryFolder folder;
  for (const Format& format : formats()) {
    if (format.holds != Holds::nothing) continue;
    SCOPED_TRACE(format.id);
    const auto found = foreign.find(format.id);
    ASSERT_NE(found, foreign.end());
    const auto& [name, bytes] = found->second;
    test::put(folder / name, bytes);
    const Format* const known = format_of(folder / name);
    ASSERT_TRUE(known);
    EXPECT_EQ(known->id, format.id);
    const Text what = not_read(format);
    EXPECT_THAT(what.english, HasSubstr(format.name.english + ", which is not read here"));
    EXPECT_TRUE(in_chinese(what));
    try {
      read_tracks(folder / name);
      ADD_FAILURE() << "was read";
    } catch (const InputError& e) {
      EXPECT_THAT(e.what(), HasSubstr(what.english));
    }
  }
}

// Run with HOMEBOUND_ACCEPT=1 to write the table into the page.
TEST(Formats, TheTableInTheDocsIsTheList) {
  std::string table = "| format | usual names | what is read | test |\n|---|---|---|---|\n";
  for (const Format& f : formats())
    if (f.holds != Holds::nothing) {
      std::string endings;
      for (const char c : std::string(f.endings))
        endings += c == ' ' ? std::string("` `") : std::string(1, c);
      table += "| " + f.name.english + " | `" + endings + "` | " + f.more.english + " | `" + test_of(f.id) +
               "` |\n";
    }
  const auto page = std::filesystem::path(TEST_SOURCE_DIR).parent_path() / "docs/tracks.md";
  std::string text = test::contents(page);
  const auto begin = text.find("| format |"), end = text.find("\n\n", begin);
  ASSERT_NE(end, text.npos);
  if (std::getenv("HOMEBOUND_ACCEPT")) {
    text.replace(begin, end + 1 - begin, table);
    test::put(page, text);
  }
  EXPECT_EQ(text.substr(begin, end + 1 - begin), table);
}

TEST(Formats, ListsOfFlightsOfOtherServices) {
  const test::TemporaryFolder folder;
  const auto row = [&](const std::string& text) {
    test::put(folder / "a.json", text);
    const Format* const known = format_of(folder / "a.json");
    EXPECT_TRUE(known && known->holds == Holds::flights) << text;
    const Table table = read_table(folder / "a.json");
    std::string cells;
    for (std::size_t i = 0; i < table.columns(); ++i) cells += std::string(table.at(0, i)) + "|";
    return cells;
  };
  EXPECT_EQ(
      row(R"({"data":[{"fr24_id":"4039adb8","flight":null,"callsign":"5YBRE","type":"C208","reg":"5Y-BRE",
"orig_icao":"HKJK","datetime_takeoff":"2024-03-01T06:01:46Z","dest_icao":"HTDA","dest_icao_actual":"HKMO",
"datetime_landed":"2024-03-01T07:40:56Z","hex":"04C17F"}]})"),
      "5YBRE|HKJK|HKMO|2024-03-01T06:01:46Z|2024-03-01T07:40:56Z|tracked|5Y-BRE; C208; ICAO 24-bit address "
      "04C17F|");
  // The best time of each end is taken.
  EXPECT_EQ(
      row(R"({"flights":[{"ident":"UAL2","fa_flight_id":"b","cancelled":false,"registration":"N1","origin":{"code_icao":"KSFO"},
"destination":{"code_icao":"KJFK"},"scheduled_out":"2024-03-02T00:00:00Z","actual_out":"2024-03-02T00:10:00Z",
"scheduled_in":"2024-03-02T05:00:00Z","actual_in":null,"estimated_in":"2024-03-02T05:20:00Z"}]})"),
      "UAL2|KSFO|KJFK|2024-03-02T00:10:00Z|2024-03-02T05:20:00Z|scheduled|N1||");
  EXPECT_EQ(
      row(R"({"flights":[{"ident":"UAL1","fa_flight_id":"a","cancelled":true,"origin":{"code_icao":"KSFO"},
"destination":{"code_icao":"KJFK"},"scheduled_out":"2024-03-01T00:00:00Z","scheduled_in":"2024-03-01T05:00:00Z"}]})"),
      "UAL1|KSFO|KJFK|2024-03-01T00:00:00Z|2024-03-01T05:00:00Z|scheduled||cancelled|");
}

// No list of an answer is left out: an airport's departures and arrivals, answers on lines of their own, a
// flight alone. One that says where each flight is now lists flights.
TEST(Formats, AllListsOfAnAnswerAreRead) {
  const test::TemporaryFolder folder;
  const auto rows = [&](const std::string& text) {
    test::put(folder / "a.json", text);
    const Format* const known = format_of(folder / "a.json");
    EXPECT_TRUE(known && known->holds == Holds::flights) << text;
    const Table table = read_table(folder / "a.json");
    std::string all;
    for (std::size_t i = 0; i < table.rows(); ++i)
      all += std::string(table.at(i, 1)) + "-" + std::string(table.at(i, 2)) + " ";
    return all;
  };
  const std::string one =
      R"({"icao24":"3c6444","firstSeen":1709251200,"estDepartureAirport":"EDDF","lastSeen":1709254800,"estArrivalAirport":"EDDM","callsign":"DLH1 "})";
  EXPECT_EQ(rows(one), "EDDF-EDDM ");
  EXPECT_EQ(rows("[" + one + "]\n[" + one + "," + one + "]\n"), "EDDF-EDDM EDDF-EDDM EDDF-EDDM ");
  const auto flight = [](const std::string& from, const std::string& to) {
    return R"({"ident":"UAL1","fa_flight_id":"UAL1-1","origin":{"code":")" + from +
           R"("},"destination":{"code":")" + to + R"("},"scheduled_out":"2024-03-01T00:00:00Z"})";
  };
  EXPECT_EQ(rows(R"({"departures":[)" + flight("KSFO", "KJFK") + "," + flight("KSFO", "KDEN") +
                 R"(],"arrivals":[)" + flight("KLAX", "KSFO") + "]}"),
            "KLAX-KSFO KSFO-KJFK KSFO-KDEN ");
  EXPECT_EQ(
      rows(
          R"({"flights":[{"ident":"AFL2381","fa_flight_id":"AFL2381-1","actual_off":"2022-02-03T12:00:53Z","actual_on":null,
"origin":{"code":"LSGG"},"destination":{"code":"UUEE"},"waypoints":[],"last_position":{"altitude":11,"latitude":55.97455,
"longitude":37.28622,"timestamp":"2022-02-03T15:16:49Z","update_type":"X"}}]})"),
      "LSGG-UUEE ");
}

TEST(Formats, PositionsOfOtherServices) {
  const test::TemporaryFolder folder;
  const auto read = [&](const std::string& name, const std::string& text) {
    test::put(folder / name, text);
    return read_tracks(folder / name);
  };
  // Flightradar24's playback: altitudes as objects, the aircraft beside the track.
  const TrackFile playback = read(
      "a.json",
      R"({"result":{"response":{"timestamp":1709300000,"data":{"flight":{"identification":{"id":"x","number":
{"default":null},"callsign":"SPAR19"},"aircraft":{"model":{"code":"B737"},"identification":{"modes":"AE503D",
"registration":"09-0540"}},"airport":{"origin":{"code":{"icao":"WMSA"},"position":{"latitude":3.1,"longitude":101.5}}},
"track":[{"latitude":3.12,"longitude":101.55,"altitude":{"feet":0,"meters":0},"timestamp":1709251200,"ems":null},
{"latitude":4.5,"longitude":102.5,"altitude":{"feet":30000,"meters":9144},"timestamp":1709252400,"ems":{"ts":1}}]}}}}})");
  ASSERT_EQ(playback.tracks.size(), 1U);
  const Track& t = playback.tracks[0];
  EXPECT_EQ(t.name, "SPAR19");
  EXPECT_EQ(t.aircraft, (Aircraft{"09-0540", "B737", "ae503d"}));
  EXPECT_EQ(t.points.size(), 2U);
  EXPECT_EQ(t.first, Height::near_ground);
  EXPECT_EQ(t.last, Height::in_the_air);
  // FlightAware's Firehose: numbers as text, an object a line.
  EXPECT_EQ(
      read(
          "b.json",
          R"({"type":"position","ident":"VOI423","clock":"1709251200","hexid":"0D081C","lat":"20.5","lon":"-103.3"}
{"type":"position","ident":"VOI423","clock":"1709251800","hexid":"0D081C","lat":"21.5","lon":"-103.3"})")
          .tracks.at(0)
          .name,
      "VOI423");
  // A position that was not received is none; a time with its offset comes before a local one.
  const TrackFile states =
      read("c.csv",
           "time,icao24,lat,lon,callsign,onground\n1709251200,39c902,43.2,5.4,SAMU13,False\n"
           "1709251300,39c902,NaN,NaN,SAMU13,False\n1709251400,39c902,43.5,5.9,,False\n");
  EXPECT_EQ(states.tracks.at(0).name, "SAMU13");
  EXPECT_TRUE(states.warnings.empty());
  EXPECT_EQ(iso8601(read("d.csv",
                         "Timestamp,UTC,Latitude,Longitude\n2026-01-01T11:00:00,2026-01-01T10:00:00Z,55.6,12."
                         "6\n2026-01-01T11:01:00,2026-01-01T10:01:00Z,55.62,12.7\n")
                        .tracks.at(0)
                        .times[0]),
            "2026-01-01T10:00:00+00:00");
}

// Layouts of services and instruments, with invented fixes: each is one track of three fixes that begins when
// March 2024 does.
TEST(Formats, LayoutsOfServicesAndInstruments) {
  const test::TemporaryFolder folder;
  const struct {
    const char *what, *file, *text;
  } layouts[] = {
      {"Dynon SkyView", "dynon.csv",
       "Session Time,GPS Fix Quality,Number of Satellites,GPS Date & Time,Latitude (deg),Longitude (deg),GPS "
       "Altitude (feet)\n0.25,0,0,,,,\n0.50,2,11,2024-03-01 00:00:00,+38.70000,-121.60000,100\n"
       "60.5,2,11,2024-03-01 00:01:00,+38.71000,-121.61000,1100\n120.5,2,11,2024-03-01 00:02:00,+38.72000,"
       "-121.62000,2100\n"},
      {"Garmin G3X", "g3x.csv",
       "#airframe_info,log_version=\"1.03\",product=\"GDU 460\",aircraft_ident=\"N123\"\n"
       "Date (yyyy-mm-dd),Time (hh:mm:ss),UTC Time (hh:mm:ss),UTC Offset (hh:mm),Latitude (deg),Longitude "
       "(deg),GPS Altitude (ft)\nLcl Date,Lcl Time,UTC Time,UTC Ofst,Latitude,Longitude,AltGPS\n"
       "2024-02-29,19:00:00,00:00:00,-05:00,38.7,-81.6,100\n2024-02-29,19:01:00,00:01:00,-05:00,38.71,-81.61,"
       "1100\n2024-02-29,19:02:00,00:02:00,-05:00,38.72,-81.62,2100\n"},
      {"ForeFlight", "foreflight.csv",
       "Pilot,Tail Number,Derived Origin,Start Latitude,Start Longitude,Derived Destination,End Latitude,End "
       "Longitude,Start Time,End "
       "Time\n\"\",N1,KBIH,37.0,-118.0,KOAK,37.7,-122.2,1709251200000,1709251320000\n"
       "Timestamp,Latitude,Longitude,Altitude,Course,Speed,Bank,Pitch,Horizontal Error,Vertical Error\n"
       "1709251200.000000,37.0,-118.0,5000,0,97,0,1,1,1\n1709251260.000000,37.1,-118.1,5000,0,97,0,1,1,1\n"
       "1709251320.000000,37.2,-118.2,5000,0,97,0,1,1,1\n"},
      {"Flightradar24's download", "fr24.csv",
       "Timestamp,UTC,Callsign,Position,Altitude,Speed,Direction\n"
       "1709251200,2024-03-01T00:00:00Z,DLH1,\"50.05,8.57\",0,1,337\n1709251260,2024-03-01T00:01:00Z,DLH1,"
       "\"50.15,8.67\",2000,250,337\n1709251320,2024-03-01T00:02:00Z,DLH1,\"50.25,8.77\",4000,250,337\n"},
      {"traffic (of OpenSky's data)", "traffic.csv",
       ",timestamp,icao24,latitude,longitude,groundspeed,track,vertical_rate,callsign,onground,altitude,"
       "flight_id\n0,2024-03-01 "
       "00:00:00+00:00,3c6444,50.0,8.5,300,45,0,DLH1,False,1000,DLH1_001\n1,2024-03-01 "
       "00:01:00+00:00,3c6444,50.1,8.6,300,45,0,DLH1,False,2000,DLH1_001\n2,2024-03-01 "
       "00:02:00+00:00,3c6444,50.2,8.7,300,45,0,DLH1,False,3000,DLH1_001\n"},
      {"OpenSky's shell", "impala.txt",
       "+------------+--------+------+-----+----------+\n| time       | icao24 | lat  | lon | callsign |\n"
       "+------------+--------+------+-----+----------+\n| 1709251200 | 3c6444 | 50.0 | 8.5 | DLH1     |\n"
       "| 1709251260 | 3c6444 | 50.1 | 8.6 | DLH1     |\n| 1709251320 | 3c6444 | 50.2 | 8.7 | DLH1     |\n"
       "+------------+--------+------+-----+----------+\n"},
      {"readsb's stream of objects", "stream.jsonl",
       R"({"now":1709251200.5,"hex":"3c4594","flight":"BOX457  ","r":"D-AALT","t":"B77L","alt_baro":3700,"track":69.4,"lat":49.98,"lon":8.26,"seen_pos":0.5}
{"flight":"N/A","now":1709251230}
{"now":1709251260,"hex":"3c4594","flight":"BOX457  ","alt_baro":2700,"track":69.4,"lat":50.0,"lon":8.36}
{"now":1709251320,"hex":"3c4594","flight":null,"alt_baro":1700,"track":69.4,"lat":50.02,"lon":8.46})"},
      {"Flightradar24's KML, which has the fixes twice", "fr24.kml",
       "<kml><Document><name>FZ1/FDB1</name><Folder><name>Route</name><Placemark><TimeStamp><when>"
       "2024-03-01T00:00:00+00:00</when></TimeStamp><Point><coordinates>55.362,25.2619,0</coordinates></"
       "Point>"
       "</Placemark><Placemark><TimeStamp><when>2024-03-01T00:01:00+00:00</when></TimeStamp><Point>"
       "<coordinates>55.4,25.3,900</coordinates></Point></Placemark><Placemark><TimeStamp><when>"
       "2024-03-01T00:02:00+00:00</when></TimeStamp><Point><coordinates>55.5,25.4,1900</coordinates></Point>"
       "</Placemark></Folder><Folder><name>Trail</name><Placemark><name>P-1</name><MultiGeometry><LineString>"
       "<coordinates>55.362,25.2619,0 55.4,25.3,900</coordinates></LineString></MultiGeometry></Placemark>"
       "<Placemark><name>P-2</name><MultiGeometry><LineString><coordinates>55.4,25.3,900 55.5,25.4,1900"
       "</coordinates></LineString></MultiGeometry></Placemark></Folder></Document></kml>"},
      {"Columbus V-900", "columbus.csv",
       "INDEX,TAG,DATE,TIME,LATITUDE N/S,LONGITUDE E/W,HEIGHT,SPEED,HEADING,VOX\n"
       "1,T,240301,000000,22.567899N,114.057558E,129,0,0,\n2,T,240301,000100,22.577899N,114.067558E,131,0,0,"
       "\n"
       "3,T,240301,000200,22.587899N,114.077558E,131,0,0,\n"},
      {"a logger that writes signs and no leading zeros", "signs.nmea",
       "$GPRMC,000000,A,-3003.1914,N,-5126.2728,E,0.0,261.0,010324,,\n"
       "$GPRMC,000100,A,-3004.1914,N,-5127.2728,E,0.0,261.0,010324,,\n"
       "$GPRMC,000200,A,3005.1914,S,5128.2728,W,0.0,261.0,010324,,\n"},
      {"answers of OpenSky that a script keeps in an object of its own", "airframes.json",
       R"({"airframes":[{"registration":"D-ABCD","flights":[{"icao24":"3c6444","callsign":"DLH1    ","startTime":1709251200,
"endTime":1709251320,"path":[[1709251200,50.0,8.5,300,45,false],[1709251260,50.1,8.6,600,45,false],[1709251320,50.2,8.7,900,45,false]]}]}]})"},
      {"a trace in an answer", "answer.json",
       R"({"ok":true,"data":{"icao":"3c6444","r":"D-ABCD","timestamp":1709251200.0,"trace":[[0,50.0,8.5,1000,200,45,0,0,null],
[60,50.1,8.6,2000,200,45,0,0,{"flight":"DLH1    "}],[120,50.2,8.7,3000,200,45,0,0,null]]}})"},
      {"FlightAware's page of a flight", "trackpoll.json",
       R"({"version":"2.24","flights":{"DLH1-1:0":{"ident":"DLH1","flightId":"DLH1-1","aircraft":{"type":"A359","tail":"D-AIXA"},
"origin":{"iata":"FRA","coord":[8.57,50.03]},"coord":[8.7,50.2],"altitude":20,"groundspeed":150,"timestamp":1709251320,
"activityLog":{"flights":[{"flightId":"DLH1-0","origin":{"coord":[8.57,50.03]}}]},"track":[
{"timestamp":1709251200,"coord":[8.5,50.0],"alt":10,"gs":160,"type":"TA","isolated":false},
{"timestamp":1709251260,"coord":[8.6,50.1],"alt":25,"gs":200,"type":"TA","isolated":false},
{"timestamp":1709251320,"coord":[8.7,50.2],"alt":30,"gs":220,"type":"TA","isolated":false}]}}})"},
      {"Virtual Radar Server, with trails", "vrs.json",
       R"({"src":1,"acList":[{"Id":1,"Icao":"3C6444","Reg":"D-ABCD","Lat":50.2,"Long":8.7,"PosTime":1709251320000,
"Call":"DLH1","TT":"a","Cos":[50.0,8.5,1709251200000.0,1000.0,50.1,8.6,1709251260000.0,2000.0,50.2,8.7,1709251320000.0,3000.0]},
{"Id":2,"Icao":"3C6445"}],"stm":1709251320000})"},
      {"Strava", "strava.gpx",
       "<gpx creator='StravaGPX' "
       "xmlns:e='x'><metadata><time>2020-01-01T00:00:00Z</time></metadata><trk><trkseg>"
       "<trkpt lat='50' "
       "lon='8'><ele>1</ele><time>2024-03-01T00:00:00Z</time><extensions><e:x><e:hr>120</e:hr>"
       "</e:x></extensions></trkpt><trkpt lat='50.01' "
       "lon='8'><time>2024-03-01T02:01:00.5+02:00</time></trkpt>"
       "<trkpt lat='50.02' lon='8'><time>2024-03-01T00:02:00.000Z</time></trkpt></trkseg></trk></gpx>"},
      {"XCSoar", "xcsoar.igc",
       "AXCSABC\nHFDTEDATE: 010324,01\nLPLTLOG\nB0000005000000N00830000EV0030000300\n"
       "B0001005006000N00836000EA0040000400\nB0002005012000N00842000EA0050000500\n"},
  };
  for (const auto& layout : layouts) {
    SCOPED_TRACE(layout.what);
    test::put(folder / layout.file, layout.text);
    const TrackFile file = read_tracks(folder / layout.file);
    ASSERT_EQ(file.tracks.size(), 1U);
    EXPECT_EQ(file.tracks[0].points.size(), 3U);
    ASSERT_TRUE(file.tracks[0].timed());
    EXPECT_EQ(iso8601(file.tracks[0].times[0]), "2024-03-01T00:00:00+00:00");
    EXPECT_TRUE(file.warnings.empty()) << file.warnings.front().english;
  }
}

TEST(Formats, WhatAFileLacksIsSaid) {
  const test::TemporaryFolder folder;
  const struct {
    const char *what, *file, *text, *message;
  } files[] = {
      {"all aircraft at one instant", "states.json",
       R"({"time":1709251200,"states":[["7c6d8d","QFA758  ","Australia",1709251199,1709251199,152.98,-27.48,2385.0,false,141,284,18,null,2537.0,null,false,0],
["88510b","THA492  ","Thailand",1709251199,1709251199,153.01,-27.46,11582.4,false,199,300,0,null,12016.7,"0245",false,0]]})",
       "it tells one position of each of 2 aircraft; a track needs two"},
      {"messages without a clock", "a.sbs",
       "MSG,3,,,4B1908,,,,,,,2525,,,33.96693,-118.25598,,,0,0,0,0\nMSG,5,,,ADFE14,,,,,,,0,,,,,,,,,,\n",
       ":1:1: error: the message tells no date and time"},
      {"messages without a position", "b.sbs",
       "MSG,8,111,11111,4AC954,111111,2024/03/01,00:00:53.917,2024/03/01,00:00:53.936,,,,,,,,,,,,0\n",
       "none of its messages tells a position"},
      {"a swim", "a.tcx",
       "<TrainingCenterDatabase><Activities><Activity><Id>x</Id><Lap><Track><Trackpoint><Time>2024-03-01T00:"
       "00:00Z</Time></Trackpoint></Track></Lap></Activity></Activities></TrainingCenterDatabase>",
       "none of its points has a position"},
  };
  for (const auto& file : files) {
    SCOPED_TRACE(file.what);
    test::put(folder / file.file, file.text);
    EXPECT_THAT([&] { read_tracks(folder / file.file); },
                testing::ThrowsMessage<InputError>(HasSubstr(file.message)));
  }
}

// Which aircraft a record has too little of is said by its address where it tells no callsign.
TEST(Formats, AnAircraftWithoutACallsignIsNamedByItsAddress) {
  const test::TemporaryFolder folder;
  test::put(
      folder / "a.sbs",
      "MSG,3,1,1,780A7B,1,2024/03/01,00:00:00.000,2024/03/01,00:00:00.000,,36000,,,33.9,134.7,,,,,,0\n"
      "MSG,3,1,1,850E14,1,2024/03/01,00:00:00.000,2024/03/01,00:00:00.000,,40000,,,34.0,136.1,,,,,,0\n"
      "MSG,3,1,1,850E14,1,2024/03/01,00:01:00.000,2024/03/01,00:01:00.000,,40000,,,34.1,136.0,,,,,,0\n");
  const TrackFile file = read_tracks(folder / "a.sbs");
  ASSERT_EQ(file.warnings.size(), 1U);
  EXPECT_THAT(file.warnings[0].english, HasSubstr("skipped track '780a7b': it has one fix only"));
}

// CST is a clock of America and one of China. A height may have its thousands apart.
TEST(Formats, ATitleNamesAClock) {
  const test::TemporaryFolder folder;
  const auto read = [&](const std::string& clock, const std::string& lon) {
    test::put(folder / "a.csv", "Date,Time (" + clock +
                                    "),Latitude,Longitude,Feet\n2024-01-05,09:41:51 AM,30,-" + lon +
                                    ",\"13,500\"\n2024-01-05,09:42:51 AM,30.1,-" + lon + ",\"13,500\"\n");
    std::string text = test::contents(folder / "a.csv");
    for (std::size_t at = 0; (at = text.find("--", at)) != text.npos;) text.erase(at, 2);
    test::put(folder / "a.csv", text);
    return read_tracks(folder / "a.csv");
  };
  const TrackFile america = read("CST", "87.9");
  EXPECT_EQ(iso8601(america.tracks.at(0).times[0]), "2024-01-05T15:41:51+00:00");
  EXPECT_EQ(america.zone, "Etc/GMT+6");
  ASSERT_EQ(america.notes.size(), 1U);
  EXPECT_EQ(america.notes[0].english, "the clock CST is that of where the record begins: UTC-06:00");
  EXPECT_EQ(america.tracks[0].first, Height::in_the_air);
  EXPECT_EQ(iso8601(read("CST", "-113.9").tracks.at(0).times[0]), "2024-01-05T01:41:51+00:00");
  EXPECT_EQ(iso8601(read("IST", "-77.1").tracks.at(0).times[0]), "2024-01-05T04:11:51+00:00");
  const TrackFile unknown = read("XYZT", "87.9");
  EXPECT_EQ(iso8601(unknown.tracks.at(0).times[0]), "2024-01-05T09:41:51+00:00");
  ASSERT_EQ(unknown.warnings.size(), 1U);
  EXPECT_THAT(unknown.warnings[0].english, HasSubstr("which clock 'XYZT' is, is not known here"));
  EXPECT_TRUE(unknown.notes.empty());
}

// Six digits may be a day in either order, unless it is known who wrote them.
TEST(Formats, ADayOfSixDigitsOfAnUnknownLoggerIsNotRead) {
  const test::TemporaryFolder folder;
  test::put(folder / "a.csv",
            "DATE,TIME,LATITUDE N/S,LONGITUDE E/W\n010324,000000,22.5N,114.0E\n010324,000100,22.6N,114.1E\n");
  const TrackFile file = read_tracks(folder / "a.csv");
  ASSERT_EQ(file.tracks.size(), 1U);
  EXPECT_FALSE(file.tracks[0].timed());
  EXPECT_EQ(file.tracks[0].points[0], (LonLat{114.0, 22.5}));
}

TEST(Formats, MessagesOfModeSBesideTimesAreNamed) {
  const test::TemporaryFolder folder;
  test::put(folder / "a.csv", "1446332400.7397,8D485020994409940838175B284F\n");
  const Format* const known = format_of(folder / "a.csv");
  ASSERT_TRUE(known);
  EXPECT_EQ(known->id, "avr");
}

TEST(Formats, SentencesAmongBinaryMessagesAreRead) {
  const test::TemporaryFolder folder;
  const std::string ubx("\xB5\x62\x01\x07\x04\0$\n\0\xFF\x10\x81", 12);
  test::put(folder / "a.log", ubx + "$GPRMC,000000,A,3357.0000,S,15111.0000,E,100.0,90.0,020324,,\r\n" + ubx +
                                  ubx + "$GPGGA,000010,3357.5000,S,15111.0000,E,1,08,0.9,20.0,M,,M,,*00\r\n" +
                                  ubx + "$GPRMC,000020,A,3358.0000,S,15111.0000,E,100.0,90.0,020324,," + ubx);
  const TrackFile file = read_tracks(folder / "a.log");
  ASSERT_EQ(file.tracks.size(), 1U);
  EXPECT_EQ(file.tracks[0].points.size(), 2U);
  EXPECT_EQ(iso8601(file.tracks[0].times[0]), "2024-03-02T00:00:00+00:00");
  ASSERT_EQ(file.notes.size(), 1U);
  EXPECT_THAT(file.notes[0].english, HasSubstr("binary (UBX, for example)"));
  ASSERT_EQ(file.warnings.size(), 1U) << "the checksum of one sentence is wrong";
  EXPECT_THAT(file.warnings[0].english, HasSubstr("the checksum of 'GPGGA,000010"));
}

TEST(Formats, GzipIsUnpackedWhateverTheName) {
  const test::TemporaryFolder folder;
  const Example& e = examples.at("readsb");
  test::put(folder / "plain", e.text);
  ASSERT_EQ(
      std::system(
          ("gzip -c " + (folder / "plain").string() + " > " + (folder / "trace.json").string()).c_str()),
      0);
  EXPECT_EQ(read_tracks(folder / "trace.json").tracks.size(), 2U);
  test::put(folder / "flights.csv", "from,to,date\nHKG,TPE,2024-03-01\n");
  ASSERT_EQ(std::system(("gzip " + (folder / "flights.csv").string()).c_str()), 0);
  EXPECT_EQ(read_table(folder / "flights.csv.gz").rows(), 2U);
  EXPECT_TRUE(is_table_name(folder / "flights.csv.gz"));
  const std::string packed = test::contents(folder / "trace.json");
  test::put(folder / "cut.json.gz", packed.substr(0, packed.size() / 2));
  EXPECT_THAT([&] { read_tracks(folder / "cut.json.gz"); },
              testing::ThrowsMessage<InputError>(HasSubstr("it is gzip that ends too early")));
}

}  // namespace
}  // namespace homebound::data
