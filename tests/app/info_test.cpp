// What `homebound info` answers beside the list of flights.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/process.h"
#include "support/temporary_folder.h"

namespace {

using homebound::test::homebound;
using nlohmann::json;
using testing::HasSubstr;

TEST(InfoWhy, SuspectsLandedAreFourFlightsWithTheirSources) {
  const auto text = homebound("info --why suspects-landed");
  ASSERT_EQ(text.status, 0) << text.err;
  EXPECT_THAT(text.out, HasSubstr("90 + 78 + 47 + 39 = 254, as the figure says"));
  for (const char* word : {"bjnews", "derived", "caixin", "xinhua-gz"})
    EXPECT_THAT(text.out, HasSubstr(word));
  const json why = json::parse(homebound("info --why suspects-landed --json").out);
  EXPECT_EQ(why["value"], 254);
  EXPECT_EQ(why["sum"], 254);
  EXPECT_EQ(why["agrees"], true);
  ASSERT_EQ(why["flights"].size(), 4U);
  EXPECT_EQ(why["flights"][0]["sources"], json({"bjnews"}));
  EXPECT_EQ(why["flights"][1]["sure"], "derived");
}

TEST(InfoWhy, FiguresOfFlightsAreAddedUpAndClaimsKept) {
  EXPECT_THAT(homebound("info --why officers-sent").out,
              HasSubstr("91 + 73 + 86 + 32 = 282, as the figure says"));
  EXPECT_THAT(homebound("info --why taken-cambodia").out, HasSubstr("90 + 78 = 168, as the figure says"));
  const json guangdong = json::parse(homebound("info --why officers-guangdong --json").out);
  EXPECT_EQ(guangdong["claims"][1]["value"], "2");
  EXPECT_EQ(guangdong["sum"], 32);
  const auto cases = homebound("info --why cases");
  EXPECT_THAT(cases.out, HasSubstr("more than 4,000"));
  EXPECT_THAT(cases.out, testing::Not(HasSubstr("figure says")));
}

TEST(InfoWhy, AnUnknownNameGivesTheNearest) {
  const auto o = homebound("info --why suspects-landd");
  EXPECT_EQ(o.status, 2);
  EXPECT_THAT(o.err, HasSubstr("unknown figure 'suspects-landd'; did you mean 'suspects-landed'?"));
  const auto by = homebound("info --by contry");
  EXPECT_EQ(by.status, 2);
  EXPECT_THAT(by.err, HasSubstr("did you mean 'country'?"));
}

TEST(InfoBy, EveryGroupingAddsUpToEverybody) {
  for (const char* by : {"kind", "place", "country", "flight"}) {
    const json info =
        json::parse(homebound(std::string("info --json --at 2015-11-10T06:00+08:00 --by ") + by).out);
    int sum = 0;
    for (const json& t : info["totals"]) {
      EXPECT_TRUE(t.contains(by));
      sum += t["waiting"].get<int>() + t["aboard"].get<int>() + t["landed"].get<int>();
    }
    EXPECT_EQ(sum, 282 + 254) << by;
  }
}

// The way to Lisbon begins over the ocean, where no airport tells the clock; what is shown of a track is on
// the clock of an airport that was recognised, wherever the track begins.
TEST(InfoOfTracks, ClocksAreThoseOfAirports) {
  const homebound::test::TemporaryFolder folder;
  const std::string file = (folder / "a.csv").string();
  homebound::test::put(file,
                       "time,lon,lat\n2024-07-01T00:00:00Z,-30,35\n2024-07-01T00:10:00Z,-29,35\n"
                       "2024-07-01T03:00:00Z,-9.1342,38.7742\n");
  const auto text = homebound("info " + file);
  ASSERT_EQ(text.status, 0) << text.err;
  EXPECT_THAT(text.out, HasSubstr("(Europe/Lisbon)"));
  EXPECT_THAT(text.out, HasSubstr("2024-07-01 00:00+00:00"));
  EXPECT_THAT(text.out, HasSubstr("2024-07-01 04:00+01:00"));
  EXPECT_THAT(text.err, HasSubstr("the clock of one place is not known; times there are shown in UTC"));
  EXPECT_THAT(text.out, HasSubstr("a.csv, 3 fixes"));
}

TEST(InfoStory, MapsSecondsToInstants) {
  const json story = json::parse(homebound("info --story --json").out);
  EXPECT_EQ(story["seconds"], 105);
  ASSERT_EQ(story["scenes"].size(), 11U);
  double second = 0;
  for (const json& s : story["scenes"]) {
    EXPECT_EQ(s["from_second"], second);
    second = s["to_second"];
    EXPECT_EQ(s["instants"].front()["at"], s["from"]);
    EXPECT_EQ(s["instants"].back()["at"], s["to"]);
  }
  EXPECT_EQ(second, 105);
  EXPECT_THAT(homebound("info --story").out, HasSubstr("Four landings"));
}

TEST(InfoStory, SaysNoInstantsWhereNoFlightHasATime) {
  const std::string file = homebound::test::temporary("routes.csv");
  homebound::test::put(file, "from,to\nCGK,PEK\nPNH,CAN\n");
  const json scene = json::parse(homebound("info --story --json " + file).out)["scenes"][0];
  for (const char* key : {"from", "to", "pace"}) EXPECT_TRUE(scene[key].is_null()) << key;
  for (const json& instant : scene["instants"]) EXPECT_TRUE(instant["at"].is_null());
  EXPECT_THAT(homebound("info --story " + file).out, testing::Not(HasSubstr("2000-01-01")));
}

}  // namespace
