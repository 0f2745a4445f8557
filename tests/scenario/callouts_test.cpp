// [[callout]], layers with times and scenes that are cards: what a file may say, and what it may not.
#include <gtest/gtest.h>

#include "expect_findings.h"
#include "support/temporary_folder.h"

namespace homebound::scenario {
namespace {

using testing::ElementsAre;

const std::string landing = flight("id = \"a\"\npeople = 90\nkind = \"suspects\"\n");
std::string callout(const std::string& lines) { return landing + "[[callout]]\n" + lines; }

TEST(Callouts, HoldWhatTheFileSays) {
  const Scenario s = parse(callout("id = \"here\"\nplace = \"PEK\"\ntext = { en = \"t\", zh = \"文\" }\n"
                                   "figure = \"suspects-landed\"\nfrom = 2015-11-10T09:00:00Z\n") +
                               "[[callout]]\nflight = \"a\"\ntext = \"f\"\n"
                               "[[callout]]\nat = [104.5, 12]\narea = true\ntext = \"p\"\n",
                           "test.toml");
  ASSERT_EQ(s.callouts.size(), 3u);
  EXPECT_EQ(s.places[*s.callouts[0].place].id, "PEK");
  EXPECT_EQ(s.callouts[0].text, (Text{"t", "文"}));
  EXPECT_EQ(s.callouts[0].figure, "suspects-landed");
  EXPECT_EQ(s.callouts[0].shown.from, parse_instant("2015-11-10T09:00Z"));
  EXPECT_FALSE(s.callouts[0].shown.to);
  EXPECT_EQ(s.callouts[1].flight, 0u);
  EXPECT_EQ(s.callouts[2].at, (LonLat{104.5, 12}));
  EXPECT_TRUE(s.callouts[2].area);
}

TEST(Callouts, FaultsSayWhatWasExpected) {
  expect_error(landing + "@@[[callout]]\ntext = \"t\"", {"beside nothing", "place, flight and at"});
  expect_error(landing + "@@[[callout]]\nplace = \"PEK\"\nflight = \"a\"\ntext = \"t\"", {"several things"});
  expect_error(landing + "[[callout]]\n@@plce = \"PEK\"\ntext = \"t\"",
               {"unknown key 'plce'", "did you mean 'place'?"});
  expect_error(landing + "[[callout]]\nplace = \"PEK\"\n@@txt = \"t\"", {"did you mean 'text'?"});
  expect_error(landing + "@@[[callout]]\nplace = \"PEK\"", {"says nothing", "text, figure or image"});
  expect_error(callout("place = @@\"PEKK\"\ntext = \"t\""), {"unknown airport or place 'PEKK'"});
  expect_error(callout("flight = @@\"aa\"\ntext = \"t\""), {"unknown flight 'aa'", "did you mean 'a'?"});
  expect_error(callout("place = \"PEK\"\n@@txet = \"t\"\ntext = \"t\""), {"'txet'", "did you mean 'text'?"});
  expect_error(callout("place = \"PEK\"\nfigure = @@\"suspects-landet\""),
               {"unknown figure or counter 'suspects-landet'", "did you mean 'suspects-landed'?"});
  expect_error(callout("place = \"PEK\"\nfigure = @@\"suspects-landed\"\ncount = \"arrived\""),
               {"'suspects-landed' lists no flights"});
  expect_error(callout("place = \"PEK\"\ntext = \"t\"\ncount = @@\"arrived\""), {"no figure to count"});
  expect_error(callout("place = \"PEK\"\ntext = \"t\"\ncredit = @@\"c\""), {"no image to credit"});
  expect_error(callout("place = \"PEK\"\nimage = @@\"../photo.png\""), {"[[callout]] image"});
  expect_error(callout("place = \"PEK\"\ntext = \"t\"\nfrom = 2015-11-10\nto = @@2015-11-09"),
               {"is not after the beginning"});
  expect_error(callout("place = \"PEK\"\ntext = \"t\"\nid = \"card\"") +
                   "\n[[scene]]\nfrom = 2015-11-09\nto = 2015-11-10\ncallouts = @@\"crad\"",
               {"unknown callout 'crad'", "did you mean 'card'?"});
}

TEST(Callouts, BelongToTheScenesThatNameThem) {
  const std::string scene = "[[scene]]\nfrom = 2015-11-09\nto = 2015-11-10\n";
  const Scenario s = parse(callout("id = \"c\"\nplace = \"PEK\"\ntext = \"t\"\n") +
                               "[[callout]]\nplace = \"PNH\"\ntext = \"always\"\n" + scene +
                               "callouts = \"c\"\nstress = \"a\"\n" + scene,
                           "test.toml");
  EXPECT_TRUE(belongs_to(s, 0, 0));
  EXPECT_FALSE(belongs_to(s, 0, 1));
  EXPECT_TRUE(belongs_to(s, 1, 0) && belongs_to(s, 1, 1));
  EXPECT_THAT(s.scenes[0].stress, ElementsAre(0u));
}

TEST(Callouts, ACardLeavesAQuietMap) {
  const Scenario s =
      parse("[[scene]]\nfrom = 2015-11-09\nto = 2015-11-10\ncard = true\nshow = \"clock\"\n", "test.toml");
  const Layers on = layers_in(s, 0, {});
  EXPECT_TRUE(on.boundaries && on.attribution && on.clock);
  EXPECT_FALSE(on.labels || on.cities || on.title || on.totals || on.caption || on.legend || on.routes ||
               on.callouts || on.scale_bar);
}

TEST(Callouts, ALayerWithTimesIsNoPartOfTheBaseMap) {
  const test::TemporaryFolder folder;
  test::put(folder / "a.geojson", "{}");
  const auto read_layer = [&](const std::string& lines) {
    return parse("[[layer]]\nfile = \"a.geojson\"\n" + lines, (folder / "test.toml").string());
  };
  const UserLayer layer =
      read_layer("from = 2015-11-09\nto = 2015-11-10T06:00:00Z\nfrom_field = \"begin\"").user_layers.at(0);
  EXPECT_EQ(layer.shown.to, parse_instant("2015-11-10T06:00Z"));
  EXPECT_EQ(layer.from_field, "begin");
  EXPECT_TRUE(layer.for_features);
  EXPECT_THROW(read_layer("to_field = \"end\"\nunder = \"coast\""), InputError);
  EXPECT_NO_THROW(read_layer("to_field = \"end\"\nunder = \"labels\""));
}

}  // namespace
}  // namespace homebound::scenario
