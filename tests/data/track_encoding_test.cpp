// A name reads the same in a track as in a table, whatever the encoding of either.
#include <gmock/gmock.h>
#include <iconv.h>

#include "base/error.h"
#include "data/text/table.h"
#include "data/tracks/formats.h"
#include "data/tracks/track.h"
#include "support/temporary_folder.h"

namespace homebound::data {
namespace {

using testing::HasSubstr;

std::string encoded(std::string utf8, const char* encoding) {
  const iconv_t converter = iconv_open(encoding, "UTF-8");
  std::string result(utf8.size() * 4, '\0');
  char *from = utf8.data(), *to = result.data();
  std::size_t from_left = utf8.size(), to_left = result.size();
  EXPECT_NE(iconv(converter, &from, &from_left, &to, &to_left), std::size_t(-1)) << encoding;
  iconv_close(converter);
  result.resize(result.size() - to_left);
  return result;
}

std::string gpx_named(const std::string& name, const std::string& declared = "") {
  return "<?xml version=\"1.0\"" + (declared.empty() ? "" : " encoding=\"" + declared + "\"") +
         "?>\n<gpx><trk><name>" + name +
         "</name><trkseg><trkpt lat=\"1\" lon=\"2\"/><trkpt lat=\"2\" lon=\"2\"/></trkseg></trk></gpx>\n";
}
std::string kml(const std::string& name, const std::string& declared = "") {
  return "<?xml version='1.0'" + (declared.empty() ? "" : " encoding='" + declared + "'") +
         "?>\n<kml><Placemark><name>" + name +
         "</name><LineString><coordinates>1,2 3,4</coordinates></LineString></Placemark></kml>\n";
}
std::string json_named(const std::string& name) {
  return R"({"type":"Feature","properties":{"name":")" + name +
         R"("},"geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]}})";
}
std::string csv_named(const std::string& name) {
  return "flight,lon,lat\n" + name + ",1,2\n" + name + ",3,4\n";
}

class TrackEncodings : public testing::Test {
 protected:
  std::string name_in(const std::string& file, const std::string& bytes) {
    test::put(folder_ / file, bytes);
    EXPECT_TRUE(holds_tracks(folder_ / file));
    return read_tracks(folder_ / file).tracks.at(0).name;
  }
  void expect(const std::string& name, const char* encoding, const std::string& mark,
              const std::string& declared) {
    const auto bytes = [&](const std::string& text) { return mark + encoded(text, encoding); };
    EXPECT_EQ(name_in("a.gpx", bytes(gpx_named(name, declared))), name);
    EXPECT_EQ(name_in("a.kml", bytes(kml(name, declared))), name);
    EXPECT_EQ(name_in("a.json", bytes(json_named(name))), name);
    EXPECT_EQ(name_in("a.csv", bytes(csv_named(name))), name);
    EXPECT_EQ(read_table(folder_ / "a.csv").at(1, 0), name);
  }
  test::TemporaryFolder folder_;
};

TEST_F(TrackEncodings, AreFoundAsThoseOfTablesAre) {
  struct {
    const char *encoding, *mark, *name;
  } const cases[] = {{"UTF-8", "", "Zürich 航班"},
                     {"UTF-8", "\xEF\xBB\xBF", "Zürich 航班"},
                     {"UTF-16LE", "\xFF\xFE", "Zürich 航班"},
                     {"UTF-16BE", "\xFE\xFF", "Zürich 航班"},
                     {"UTF-16LE", "", "Zürich 航班"},
                     {"UTF-16BE", "", "Zürich 航班"},
                     {"WINDOWS-1252", "", "Zürich – Genève"},
                     {"GBK", "", "金边 航班"},
                     {"GB18030", "", "Zürich 航班"}};
  for (const auto& c : cases) {
    SCOPED_TRACE(std::string(c.encoding) + (*c.mark ? " with a mark" : ""));
    expect(c.name, c.encoding, c.mark, "");
  }
}

TEST_F(TrackEncodings, AreThoseThatXmlDeclares) {
  expect("Zürich 航班", "UTF-16LE", "\xFF\xFE", "UTF-16");
  expect("Zürich 航班", "UTF-16BE", "", "UTF-16");
  expect("Zürich – Genève", "WINDOWS-1252", "", "windows-1252");
  expect("金边 航班", "GBK", "", "gb2312");
  EXPECT_EQ(name_in("a.gpx", encoded(gpx_named("Москва", "KOI8-R"), "KOI8-R")), "Москва");
}

TEST_F(TrackEncodings, AreFoundWhereXmlDeclaresWhatCannotBe) {
  expect("Zürich 航班", "UTF-8", "", "UTF-16");
  expect("Zürich – Genève", "WINDOWS-1252", "", "UTF-8");
}

TEST_F(TrackEncodings, ABadByteCostsNoTrack) {
  test::put(folder_ / "a.gpx", gpx_named("北京 航班 金边 上海 \xFF"));
  const TrackFile file = read_tracks(folder_ / "a.gpx");
  EXPECT_EQ(file.tracks.at(0).name, "北京 航班 金边 上海 \uFFFD");
  ASSERT_EQ(file.warnings.size(), 1U);
  EXPECT_EQ(file.warnings[0].english, "1 bytes that are not UTF-8 were replaced");
}

TEST_F(TrackEncodings, ATableOfPositionsIsCutAsAnyTableIs) {
  EXPECT_EQ(name_in("a.csv", "sep=;\nflight;lon;lat\nX;1,5;2\nX;3,5;4\n"), "X");
  EXPECT_EQ(name_in("b.csv", "flight|lon|lat\n\"A|B\"|1|2\n\"A|B\"|3|4\n"), "A|B");
}

}  // namespace
}  // namespace homebound::data
