// [[layer]] files through the program: what is drawn, and what is said of files that cannot be.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "exporting/png/png.h"
#include "support/process.h"
#include "support/temporary_folder.h"

namespace homebound {
namespace {

using testing::HasSubstr;

constexpr const char* flight =
    "title = 'layers'\n[[flight]]\nid = 'a'\nfrom = 'CGK'\nto = 'PVG'\ndepart = 2020-01-01T00:00:00Z\npeople "
    "= 1\n";

class Layers : public testing::Test {
 protected:
  void SetUp() override {
    for (const char* name : {"zones.geojson", "layers.toml"})
      std::filesystem::copy(std::string(TEST_SOURCE_DIR) + "/data/layers/" + name, folder_ / name);
  }
  // A raster of 40 x 30 whole numbers in UTM zone 48, its north-western corner without data.
  std::string grid() const {
    std::string text =
        "ncols 40\nnrows 30\nxllcorner 200000\nyllcorner 2200000\ncellsize 50000\nNODATA_value -9999\n";
    for (int y = 0; y < 30; ++y)
      for (int x = 0; x < 40; ++x)
        text += x < 6 && y < 6 ? "-9999 " : std::to_string(1000 + 20 * x + 5 * y) + (x == 39 ? "\n" : " ");
    return text;
  }
  bool make_tif() {
    test::put(folder_ / "tint.asc", grid());
    return test::run("gdal_translate -q -a_srs EPSG:32648 -ot Int16 " + (folder_ / "tint.asc").string() +
                     " " + (folder_ / "tint.tif").string())
               .status == 0;
  }
  test::Outcome check(const std::string& layer) {
    test::put(folder_ / "test.toml", flight + ("[[layer]]\n" + layer));
    return test::homebound("check " + (folder_ / "test.toml").string());
  }
  test::TemporaryFolder folder_;
};

TEST_F(Layers, AreDrawn) {
  if (!make_tif()) GTEST_SKIP() << "needs gdal_translate, of gdal-bin";
  const std::string with = (folder_ / "with.svg").string();
  const test::Outcome o = test::homebound("export " + (folder_ / "layers.toml").string() + " -o " + with);
  EXPECT_EQ(o.status, 0) << o.err;
  const std::string svg = test::contents(with);
  EXPECT_NE(svg.find("<image"), svg.npos);
  EXPECT_NE(svg.find("stroke-dasharray=\"4 2\""), svg.npos);
}

// A storm of two positions: each is drawn in its own time only, and the legend names it while it is shown.
TEST_F(Layers, MayLast) {
  test::put(folder_ / "storm.geojson", R"({"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {"begin": "2020-01-01T01:00:00", "end": "2020-01-01T02:00:00Z", "n": "one"},
     "geometry": {"type": "Point", "coordinates": [112, 4]}},
    {"type": "Feature", "properties": {"begin": "2020-01-01T02:00:00Z", "end": "2020-01-01T03:00:00Z", "n": "two"},
     "geometry": {"type": "Point", "coordinates": [114, 8]}}]})");
  const auto svg_at = [&](const std::string& time, const std::string& keys) {
    test::put(
        folder_ / "test.toml",
        flight +
            ("[[layer]]\nfile = 'storm.geojson'\nname = 'Tempest'\nlabel = 'n'\nfill = '#12ab34'\n" + keys));
    const std::string out = (folder_ / "x.svg").string();
    const test::Outcome o =
        test::homebound("export " + (folder_ / "test.toml").string() + " -o " + out + " --at " + time);
    EXPECT_EQ(o.status, 0) << o.err;
    return test::contents(out);
  };
  const auto drawn = [](const std::string& svg) {
    std::string all;
    for (const char* word : {"Tempest", ">one<", ">two<", "#12ab34"})
      if (svg.find(word) != svg.npos) all += word;
    return all;
  };
  const std::string fields = "from_field = 'begin'\nto_field = 'end'\n";
  EXPECT_EQ(drawn(svg_at("2020-01-01T00:30Z", fields)), "");
  EXPECT_EQ(drawn(svg_at("2020-01-01T01:30Z", fields)), "Tempest>one<#12ab34");
  EXPECT_EQ(drawn(svg_at("2020-01-01T02:30Z", fields)), "Tempest>two<#12ab34");
  EXPECT_EQ(drawn(svg_at("2020-01-01T03:30Z", fields)), "");
  const std::string file = "from = 2020-01-01T01:00:00Z\nto = 2020-01-01T02:00:00Z\n";
  EXPECT_EQ(drawn(svg_at("2020-01-01T00:30Z", file)), "");
  EXPECT_EQ(drawn(svg_at("2020-01-01T01:30Z", file)), "Tempest>one<>two<#12ab34");
  EXPECT_EQ(drawn(svg_at("2020-01-01T02:30Z", file)), "");
  EXPECT_THAT(check("file = 'storm.geojson'\nfrom_field = 'n'\n").out,
              HasSubstr("field 'n' holds 'one'; expected a date and time"));
  EXPECT_THAT(check("file = 'storm.geojson'\nto_field = 'edn'\n").out, HasSubstr("did you mean 'end'?"));
}

// A callout's picture is drawn with its credit; what is no picture is told at the callout's line.
TEST_F(Layers, CalloutsShowPictures) {
  exporting::write_png({4, 2, std::vector<std::uint8_t>(32, 200)}, folder_ / "photo.png");
  const auto with = [&](const std::string& keys) {
    test::put(folder_ / "test.toml", flight + ("[[callout]]\nplace = 'PVG'\n" + keys));
    return (folder_ / "test.toml").string();
  };
  const std::string out = (folder_ / "x.svg").string();
  const std::string good = with("image = 'photo.png'\ncredit = 'A photographer'\n");
  EXPECT_EQ(test::homebound("check " + good).status, 0);
  ASSERT_EQ(test::homebound("export " + good + " -o " + out).status, 0);
  const std::string svg = test::contents(out);
  EXPECT_NE(svg.find("<image"), svg.npos);
  EXPECT_NE(svg.find("A photographer"), svg.npos);
  const auto fails = [&](const std::string& keys, const std::string& words) {
    const test::Outcome o = test::homebound("check " + with(keys));
    EXPECT_EQ(o.status, 1);
    EXPECT_THAT(o.out, testing::AllOf(HasSubstr(":8:1: error: [[callout]]"), HasSubstr(words)));
  };
  test::put(
      folder_ / "drawing.svg",
      "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='2'><rect width='4' height='2'/></svg>");
  ASSERT_EQ(test::homebound("export " + with("image = 'drawing.svg'\n") + " -o " + out).status, 0);
  EXPECT_NE(test::contents(out).find("<image"), svg.npos);
  test::put(folder_ / "photo.svg", "<svg");
  test::put(folder_ / "words.png", "no picture");
  fails("image = 'photo.svg'\n", "is no SVG that can be read");
  fails("image = 'words.png'\n", "words.png");
}

TEST_F(Layers, ShowInPicturesUnlessTheyAreTransparent) {
  const auto picture = [&](const std::string& keys) {
    test::put(folder_ / "test.toml", flight + ("[[layer]]\nfile = 'zones.geojson'\n" + keys));
    const std::string out = (folder_ / "x.png").string();
    const test::Outcome o = test::homebound("export " + (folder_ / "test.toml").string() + " -o " + out +
                                            " --size 640x360 --projection equal-earth");
    EXPECT_EQ(o.status, 0) << o.err;
    return exporting::read_png(out).rgba;
  };
  const auto none = picture("opacity = 0"), filled = picture("fill = '#b3261e'"),
             under = picture("fill = '#b3261e'\nunder = 'coast'");
  EXPECT_NE(none, filled);
  EXPECT_NE(filled, under);  // the coast lies over it
}

struct Bad {
  const char *file, *contents, *keys, *expected;
};

TEST_F(Layers, ErrorsNameTheLineAndTheReason) {
  const Bad cases[] = {
      {"empty.geojson", R"({"type":"FeatureCollection","features":[]})", "",
       "'empty.geojson' has no features"},
      {"junk.geojson", "\x01\x02{junk", "", "no format that is read here"},
      {"text.tif", "hello", "", "no format that is read here"},
      {"v.vrt", "<VRTDataset rasterXSize='1' rasterYSize='1'/>", "", "is a VRT"},
      {"v.tif", "<VRTDataset rasterXSize='1' rasterYSize='1'/>", "", "is a VRT"},
      {"wrong.geojson",
       R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[500000,4000000]}})", "",
       "a point at 500000, 4000000"},
      {"null.geojson", R"({"type":"Feature","properties":{},"geometry":null})", "", "without any geometry"},
      {"grid.asc", "ncols 2\nnrows 2\nxllcorner 500000\nyllcorner 0\ncellsize 1000\n1 2\n3 4\n", "",
       "no coordinate system"},
      {"grid.asc", "ncols 2\nnrows 2\nxllcorner 10\nyllcorner 0\ncellsize 1\n1 2\n3 4\n", "fill = '#fff'",
       "is a picture"},
      {"zones.geojson", nullptr, "label = 'nmae'", "no field 'nmae'; did you mean 'name'?"},
      {"zones.geojson", nullptr, "layer = 'zonse'", "did you mean 'zones'?"},
      {"zones.geojson", nullptr, "where = 'level <'", "cannot be asked where"},
      {"zones.geojson", nullptr, "where = 'level > 9'", "no feature with a geometry that meets"},
      {"zone.geojson", nullptr, "", "is not there; did you mean 'zones.geojson'?"},
      {"../zones.geojson", nullptr, "", "leads out of the scenario's folder"},
      {"/etc/passwd", nullptr, "", "leads out of the scenario's folder"},
      {"/vsicurl/http://127.0.0.1/x.tif", nullptr, "", "not a file of the scenario's folder"},
      {"PG:dbname=x", nullptr, "", "not a file of the scenario's folder"},
      {"zones.geojson", nullptr, "under = 'cost'", "did you mean 'coast'?"},
      {"zones.geojson", nullptr, "opacity = 2", "expected a number from 0 to 1"},
      {"zones.geojson", nullptr, "colour = 2", "unknown key 'colour'"},
      {"zones.geojson", nullptr, "fill = 'red'", "expected a colour"},
  };
  for (const Bad& bad : cases) {
    if (bad.contents) test::put(folder_ / bad.file, bad.contents);
    const test::Outcome o = check("file = '" + std::string(bad.file) + "'\n" + bad.keys + "\n");
    EXPECT_EQ(o.status, 1) << bad.file << bad.keys;
    EXPECT_THAT(o.out, HasSubstr(bad.expected));
    EXPECT_THAT(o.out, testing::ContainsRegex("test.toml:(8|9|10):[0-9]+: error: "));
  }
}

// A file that can be read in two ways is drawn in one, which is said.
TEST_F(Layers, DoubtfulEdgesAreWarnedAbout) {
  test::put(folder_ / "uncut.geojson",
            R"({"type":"Polygon","coordinates":[[[170,-10],[-170,-10],[-170,20],[170,20],[170,-10]]]})");
  const test::Outcome o = check("file = 'uncut.geojson'");
  EXPECT_EQ(o.status, 0);
  EXPECT_THAT(o.out, testing::ContainsRegex("test.toml:8:1: warning: .*170 to -170.* the long way round"));
  const test::Outcome info = test::homebound("info " + (folder_ / "test.toml").string());
  EXPECT_EQ(info.status, 0);
  EXPECT_THAT(info.err, HasSubstr("the long way round"));
}

TEST_F(Layers, LinksAndFoldersAreRefused) {
  std::filesystem::create_symlink("/etc/hostname", folder_ / "link.geojson");
  EXPECT_THAT(check("file = 'link.geojson'").out, HasSubstr("a link that leads out"));
  std::filesystem::create_directory(folder_ / "folder.tif");
  EXPECT_THAT(check("file = 'folder.tif'").out, HasSubstr("a folder"));
}

TEST_F(Layers, BrokenAndHugeRastersAreRefused) {
  if (!make_tif()) GTEST_SKIP() << "needs gdal_translate, of gdal-bin";
  EXPECT_EQ(check("file = 'tint.tif'").status, 0);
  const std::string whole = test::contents(folder_ / "tint.tif");
  test::put(folder_ / "cut.tif", whole.substr(0, whole.size() / 3));
  EXPECT_THAT(check("file = 'cut.tif'").out, HasSubstr("cannot read 'cut.tif'"));
  test::run(
      "gdal_create -q -of GTiff -outsize 100000 100000 -bands 1 -co SPARSE_OK=TRUE -co TILED=YES -co "
      "BIGTIFF=YES "
      "-a_srs EPSG:4326 -a_ullr 100 40 120 20 " +
      (folder_ / "huge.tif").string());
  EXPECT_THAT(check("file = 'huge.tif'").out, HasSubstr("too many to read"));
}

}  // namespace
}  // namespace homebound
