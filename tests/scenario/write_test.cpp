// Written and read again, a scenario is the same, and so is its text.
#include "scenario/write/write.h"

#include <gmock/gmock.h>

#include "every_key.h"
#include "random_scenario.h"
#include "scenario/left_out.h"
#include "scenario/read/examples.h"
#include "scenario/read/read.h"

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
  EXPECT_EQ(a.routes_as, b.routes_as);
  EXPECT_EQ(a.projection, b.projection);
  EXPECT_EQ(a.center, b.center);
  EXPECT_EQ(a.extent, b.extent);
  EXPECT_EQ(a.zone, b.zone);
  EXPECT_EQ(a.zone_name, b.zone_name);
  EXPECT_EQ(a.attribution, b.attribution);
  EXPECT_EQ(rows_left_out(a), rows_left_out(b));
  EXPECT_EQ(a.withheld, b.withheld);
  EXPECT_EQ(a.layers, b.layers);
  EXPECT_EQ(a.kinds, b.kinds);
  EXPECT_TRUE(a.sources == b.sources);
  EXPECT_TRUE(a.places == b.places);
  EXPECT_TRUE(a.flights == b.flights);
  EXPECT_TRUE(a.events == b.events);
  EXPECT_TRUE(a.figures == b.figures);
  EXPECT_TRUE(a.scenes == b.scenes);
  EXPECT_TRUE(a.counters == b.counters);
  EXPECT_TRUE(a.charts == b.charts);
  EXPECT_TRUE(a.user_layers == b.user_layers);
  const auto said = [](std::vector<Callout> callouts) {  // wherever it stands
    for (Callout& c : callouts) c.line = c.column = 0;
    return callouts;
  };
  EXPECT_TRUE(said(a.callouts) == said(b.callouts));
}

class Written : public testing::Test {
 protected:
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
  test::EveryKey folder_;
};

TEST_F(Written, EveryKeyOfTheFormat) { there_and_back(folder_.toml); }

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
