// Written and read again, a scenario is the same, and so is its text.
#include "scenario/write.h"

#include <gmock/gmock.h>

#include "random_scenario.h"
#include "scenario/read.h"
#include "support/temporary_folder.h"

namespace homebound::scenario {
namespace {

using testing::HasSubstr;

// All that a file says; not where it says it.
void expect_same(Scenario a, Scenario b) {
  for (Scenario* s : {&a, &b})
    for (UserLayer& l : s->user_layers) l.line = l.column = 0;
  EXPECT_EQ(a.title, b.title);
  EXPECT_EQ(a.language, b.language);
  EXPECT_EQ(a.theme, b.theme);
  EXPECT_EQ(a.colour_by, b.colour_by);
  EXPECT_EQ(a.projection, b.projection);
  EXPECT_EQ(a.center, b.center);
  EXPECT_EQ(a.extent, b.extent);
  EXPECT_EQ(a.zone, b.zone);
  EXPECT_EQ(a.zone_name, b.zone_name);
  EXPECT_EQ(a.attribution, b.attribution);
  EXPECT_EQ(a.layers, b.layers);
  EXPECT_EQ(a.kinds, b.kinds);
  EXPECT_TRUE(a.sources == b.sources);
  EXPECT_TRUE(a.places == b.places);
  EXPECT_TRUE(a.flights == b.flights);
  EXPECT_TRUE(a.events == b.events);
  EXPECT_TRUE(a.figures == b.figures);
  EXPECT_TRUE(a.scenes == b.scenes);
  EXPECT_TRUE(a.user_layers == b.user_layers);
}

class Written : public testing::Test {
 protected:
  Written() {
    test::put(
        folder_ / "a.gpx",
        "<gpx><trk><name>one</name><trkseg><trkpt lat='11.5' "
        "lon='104.8'><time>2015-11-09T20:00:00Z</time></trkpt>"
        "<trkpt lat='40' lon='116.5'><time>2015-11-10T01:00:00Z</time></trkpt></trkseg></trk>"
        "<trk><name>two</name><trkseg><trkpt lat='1' lon='-170'><time>2015-11-09T20:00:00Z</time></trkpt>"
        "<trkpt lat='1' lon='170'><time>2015-11-10T01:00:00Z</time></trkpt></trkseg></trk></gpx>");
    test::put(folder_ / "zones.geojson", "{}");
    test::put(folder_ / "theme.toml", "");
  }
  void there_and_back(const std::string& toml) {
    SCOPED_TRACE(toml);
    const std::string file = (folder_ / "test.toml").string();
    const Scenario first = parse(toml, file);
    const std::string once = to_toml(first, folder_.path());
    SCOPED_TRACE(once);
    const Scenario second = parse(once, file);
    expect_same(first, second);
    EXPECT_EQ(to_toml(second, folder_.path()), once);
  }
  test::TemporaryFolder folder_;
};

// Every key of the format, each with a value that is not the usual one.
constexpr const char* every_key = R"(
title = { en = "A \"title\" \\ with\ttabs,\nlines \u0007 and \u007f", zh = "标题" }
language = "both"
theme = "theme.toml"
colour_by = "origin"
projection = "robinson"
center = [160.25, -1e-3]
extent = [170, -12.125, -155, 50]
show = ["countries", "daylight"]
hide = ["seas", "clock"]
zone = "Asia/Shanghai"
zone_name = "China time"
attribution = { zh = "据报道" }
[kinds]
officers = { en = "officers", zh = "民警" }
"odd key" = "x"
[[source]]
id = "a"
title = "A"
name = { en = "A", zh = "甲" }
date = "2015-11-10"
url = "https://example.org/?a=1&b"
[[source]]
id = "b"
title = { zh = "乙" }
[[place]]
id = "PEK"
airport = "ZBAA"
name = { en = "Beijing Capital", zh = "北京首都" }
[[place]]
id = "camp"
name = "Camp"
city = "Town"
lon = 100.123456789012
lat = -0.5
zone = "Asia/Bangkok"
country = "TH"
[[figure]]
id = "f"
value = 254
text = "people"
sure = "derived"
source = ["a", "b"]
flights = ["x", "t"]
claims = [{ value = "about 250", source = "b", note = "n" }, { value = 7 }]
[[figure]]
id = "g"
value = { en = "007", zh = "七" }
[[flight]]
id = "x"
from = "PNH"
to = "PEK"
depart = { at = 2015-11-09T12:00:00.250, sure = "estimated", about = true, zone = "Europe/Berlin", note = { en = "n", zh = "注" } }
arrive = 2015-11-10T09:00:00
via = ["HKG", [114.5, 30], "camp"]
speed = 812.5
people = 90
kind = "officers"
sure = "derived"
source = "a"
note = "a note"
[[flight]]
from = "cgk"
to = "WSSS"
arrive = "2015-11-10 09:00:00Z"
[[flight]]
from = "KTI"
to = "LHR"
date = 2025-10-01
[[flight]]
track = { file = "a.gpx", name = "one" }
people = 0
kind = "odd key"
[[flight]]
id = "t"
from = "camp"
track = { file = "a.gpx", number = 2 }
[[event]]
at = { at = 2015-06-01, zone = "Europe/Berlin" }
date_text = "June 2015"
text = "later in the file, earlier in time"
place = "NRT"
[[event]]
at = 2015-05-01T12:00:00
position = [179.5, 10]
text = { en = "e", zh = "事" }
figure = "f"
sure = "scheduled"
source = ["b"]
[[event]]
at = 2015-04-01
place = "LAX"
text = "first"
[[scene]]
title = "s"
text = { en = "t" }
notes = { en = "n", zh = "注" }
from = 2015-01-01
to = 2015-11-10T12:00:00
seconds = 12.5
hold = 1.5
glide = 3
ease = "in-out"
camera = { projection = "robinson", center = [160, 0.5], frame = ["x", "camp", "OSL"] }
show = ["chart", "rivers"]
hide = "seas"
[[scene]]
from = 2015-02-01
to = 2015-03-01
camera = { extent = [1, 2, 3, 4] }
[[scene]]
from = 2015-02-01
to = 2015-03-01
camera = { middle = [116.5, -40.25], span = 1234.5 }
[[layer]]
file = "zones.geojson"
name = "Zones"
opacity = 0.5
under = "labels"
bounds = [100, 10, 120, 30]
layer = "zones"
where = "level > 1"
label = "name"
fill = "#b3261e40"
stroke = "#b3261e"
width = 1.25
dash = [4, 2.5]
size = 9
marker = "diamond"
[[layer]]
file = "zones.geojson"
)";

TEST_F(Written, EveryKeyOfTheFormat) { there_and_back(every_key); }

TEST_F(Written, TheBuiltInStory) {
  const Scenario story = read(built_in());
  const std::string once = to_toml(story, folder_.path());
  const Scenario again = parse(once, "test.toml");
  expect_same(story, again);
  EXPECT_EQ(to_toml(again, folder_.path()), once);
}

TEST_F(Written, ShortFilesStayShort) {
  const Scenario s =
      parse("[[flight]]\nfrom = \"CGK\"\nto = \"PVG\"\ndepart = 2015-11-10T03:00:00\n", "test.toml");
  EXPECT_EQ(
      to_toml(s, folder_.path()),
      "[[flight]]\nid = \"CGK-PVG\"\nfrom = \"CGK\"\nto = \"PVG\"\ndepart = 2015-11-10T03:00:00+07:00\n");
}

TEST_F(Written, FilesOfOtherFoldersCannotBeNamed) {
  const Scenario s = parse("[[layer]]\nfile = \"zones.geojson\"", (folder_ / "test.toml").string());
  test::TemporaryFolder elsewhere;
  EXPECT_THAT([&] { to_toml(s, elsewhere.path()); },
              testing::ThrowsMessage<Error>(HasSubstr("write the scenario beside it")));
}

TEST_F(Written, ScenariosAtRandom) {
  for (unsigned seed = 0; seed < 300 && !HasFailure(); ++seed)
    there_and_back(test::RandomScenario(seed).scenario());
}

}  // namespace
}  // namespace homebound::scenario
