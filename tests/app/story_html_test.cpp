// story.html through the program itself: export, do, check.
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/process.h"
#include "support/temporary_folder.h"

namespace {

using namespace homebound;
using testing::HasSubstr;
using testing::Not;

TEST(StoryHtmlCommand, IsWrittenAndChecked) {
  const test::TemporaryFolder folder;
  const std::string file = (folder / "story.html").string();
  const auto written =
      test::homebound("export -o " + file + " --fps 0.5 --language en --no-upright --size 640x360 --json");
  ASSERT_EQ(written.status, 0) << written.err;
  EXPECT_EQ(nlohmann::json::parse(written.out)["frames"], 54) << "every other second of 105, and the end";
  const auto checked = test::homebound("check " + file);
  EXPECT_EQ(checked.status, 0) << checked.err;
  EXPECT_THAT(checked.out, HasSubstr("note: whole, as Homebound"));
  EXPECT_THAT(checked.out, HasSubstr("105 seconds, en, without notes"));
  std::ofstream(file, std::ios::app) << ' ';
  const auto damaged = test::homebound("check " + file);
  EXPECT_EQ(damaged.status, 1);
  EXPECT_THAT(damaged.out, HasSubstr("changed or cut short"));
}

TEST(StoryHtmlCommand, IsWrittenByAScriptInTheScriptsTheme) {
  const test::TemporaryFolder folder;
  const std::string file = (folder / "story.html").string();
  const auto made = test::homebound("do -c 'set theme night' -c 'export " + file +
                                    " --fps 0.1 --no-upright --notes --size 640x360'");
  ASSERT_EQ(made.status, 0) << made.err;
  const auto checked = test::homebound("check " + file + " --json");
  EXPECT_EQ(checked.status, 0);
  EXPECT_THAT(checked.out, HasSubstr("en, zh, with notes"));
}

TEST(StoryHtmlCommand, SaysWhatDoesNotApply) {
  const test::TemporaryFolder folder;
  const std::string file = (folder / "story.html").string();
  const auto outcome = test::homebound("export -o " + file + " --at scene:2 --transparent --fps 0.05");
  EXPECT_THAT(outcome.err, HasSubstr("--at does not apply to a story.html"));
  EXPECT_THAT(outcome.err, HasSubstr("--transparent does not apply to a story.html"));
  EXPECT_THAT(test::homebound("export -o " + file + " --theme paper,nihgt").err, HasSubstr("nihgt"));
}

TEST(HandOut, LeavesOutWhatItsAudienceMayNotSeeOfEveryKindOfFile) {
  const test::TemporaryFolder folder;
  const std::string audience = (folder / "families.toml").string();
  std::ofstream(audience) << "leave_out = [\"notes\", \"sources\"]\nflights = \"from=PNH\"\n";
  for (const char* name : {"story.toml", "flights.csv", "flights.geojson", "flights.kml", "map.svg"}) {
    const std::string file = (folder / name).string();
    const auto written = test::homebound("export -o " + file + " --for " + audience);
    ASSERT_EQ(written.status, 0) << written.err;
    EXPECT_THAT(written.err, HasSubstr("flights left out for this audience")) << name;
    std::ifstream in(file);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    EXPECT_THAT(text, Not(HasSubstr("CGK-PVG"))) << name;
    EXPECT_THAT(text, Not(HasSubstr("[[source]]"))) << name;
    if (std::string(name) != "map.svg") {
      EXPECT_THAT(text, HasSubstr("PNH")) << name;
    }
  }
}

TEST(HandOut, NeverWritesOverWhatItReads) {
  const test::TemporaryFolder folder;
  const std::string table = (folder / "in.csv").string(), audience = (folder / "press.toml").string();
  const std::string rows = "id,from,to,depart,note\na,PNH,PEK,2024-01-01 10:00,secret\n",
                    press = "leave_out = ['notes']\n";
  test::put(table, rows), test::put(audience, press);
  for (const std::string& output : {table, audience}) {
    const auto refused = test::homebound("export " + table + " -o " + output + " --for " + audience);
    EXPECT_EQ(refused.status, 2) << output;
    EXPECT_THAT(refused.err, HasSubstr("is what is exported from")) << output;
  }
  EXPECT_EQ(test::contents(table), rows);
  EXPECT_EQ(test::contents(audience), press);
  EXPECT_NE(test::homebound("export " + table + " -o " + (folder / "out.csv").string() + " --for ''").status,
            0);
  EXPECT_FALSE(std::filesystem::exists(folder / "out.csv"));
}

TEST(HandOut, ListsWhatGoesInWithoutWritingIt) {
  const test::TemporaryFolder folder;
  const std::string file = (folder / "story.pptx").string();
  const auto listed =
      test::homebound("export -o " + file + " --stills --size 640x360 --without sources --list-contents");
  ASSERT_EQ(listed.status, 0) << listed.err;
  EXPECT_THAT(listed.out, HasSubstr("sources    none"));
  EXPECT_THAT(listed.out, HasSubstr("CGK-PVG"));
  EXPECT_THAT(listed.out, Not(HasSubstr(" more\n"))) << "all that goes in is listed";
  EXPECT_FALSE(std::filesystem::exists(file));
}

TEST(HandOut, ListsFlightsThatNeverFlew) {
  const test::TemporaryFolder folder;
  const std::string story = folder / "t.toml", table = folder / "t.csv";
  const std::string flight = "[[flight]]\nfrom = \"CGK\"\nto = \"PVG\"\ndepart = 2020-01-01T00:00:00Z\n";
  test::put(story, flight + "id = \"one\"\n" + flight + "id = \"two\"\nstatus = \"cancelled\"\n");
  test::put(table,
            "flight,from,to,departure,status\nA1,CGK,PVG,2020-01-01T00:00Z,\n"
            "A2,CGK,PEK,2020-01-01T01:00Z,cancelled\n");
  const auto listed = [&](const std::string& file) {
    const auto outcome =
        test::homebound("export " + file + " -o " + (folder / "t.geojson").string() + " --list-contents");
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    return outcome.out;
  };
  EXPECT_THAT(listed(story), HasSubstr("flights    1 of 2: one\nnot flown  1: two\n"));
  EXPECT_THAT(listed(table), HasSubstr("cancelled  1 row of a table, left out\n"));
}

TEST(HandOut, RefusesWhatCannotBeLeftOut) {
  const auto outcome = test::homebound("export -o /dev/null/x.svg --without note");
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err, HasSubstr("'note' cannot be left out; expected notes, sources, groups"));
  EXPECT_EQ(test::homebound("export -o /dev/null/x.html --notes --without notes").status, 2);
}

}  // namespace
