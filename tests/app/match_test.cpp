// What flew beside what was planned: a day of one aircraft, and the schedule of its four flights.
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/process.h"
#include "support/temporary_folder.h"
#include "support/traces.h"

namespace homebound {
namespace {

using testing::HasSubstr;

struct MatchCommand : testing::Test {
  MatchCommand() {
    test::put(folder / "trace.json", test::trace_of(test::hops));
    test::put(folder / "plan.csv", test::hops_schedule);
  }
  test::Outcome match(const std::string& arguments) const {
    return test::run("cd " + folder.path().string() + " && " + std::string(HOMEBOUND_PROGRAM) + " match " +
                     arguments);
  }
  test::TemporaryFolder folder;
};

TEST_F(MatchCommand, FindsAllFourFlightsOfADayToTheMinute) {
  const auto o = match("plan.csv trace.json --json");
  ASSERT_EQ(o.status, 0) << o.err;
  const auto json = nlohmann::json::parse(o.out);
  ASSERT_EQ(json["matches"].size(), 4U) << o.out;
  // 00:40 UTC is 07:40 in Phnom Penh: 40 minutes late.
  for (std::size_t i = 0; i < 4; ++i) {
    const auto& m = json["matches"][i];
    EXPECT_EQ(m["flight"], "CA410" + std::to_string(i + 1));
    EXPECT_EQ(m["record"], "CCA410" + std::to_string(i + 1));
    EXPECT_EQ(m["confidence"], "certain");
    EXPECT_NEAR(m["depart_delay_s"].get<double>(), test::late[i] * 60 - test::taxi, 30) << m;
    EXPECT_NEAR(m["arrive_delay_s"].get<double>(), test::late_there[i] * 60 + test::taxi, 30) << m;
    EXPECT_EQ(m["diverted"], false);
  }
  EXPECT_EQ(json["without_record"], nlohmann::json{"CA4105"});
  EXPECT_TRUE(json["of_no_flight"].empty());
}

TEST_F(MatchCommand, WritesWhatWasRecordedBesideWhatWasPlanned) {
  ASSERT_EQ(match("plan.csv trace.json -o flown.toml").status, 0);
  const auto info =
      nlohmann::json::parse(test::run("cd " + folder.path().string() + " && " +
                                      std::string(HOMEBOUND_PROGRAM) + " info flown.toml --json")
                                .out);
  const auto& first = info["flights"][0];
  EXPECT_EQ(first["depart_sure"], "tracked");
  EXPECT_EQ(first["depart_scheduled"], "2024-03-01T07:00:00+07:00");
  EXPECT_NEAR(first["depart_delay_s"].get<double>(), 2400 - test::taxi, 30);
  EXPECT_EQ(first["status"], "landed");
  EXPECT_EQ(first["registration"], "B-2006");
  EXPECT_EQ(info["flights"][4].value("status", ""), "");
}

TEST_F(MatchCommand, ADiversionIsSaid) {
  test::Hop diverted = test::hops[0];
  diverted.to_lon = test::szx[0], diverted.to_lat = test::szx[1];
  test::put(folder / "trace.json", test::trace_of(std::span(&diverted, 1)));
  const auto o = match("plan.csv trace.json -o flown.toml");
  EXPECT_THAT(o.out, HasSubstr("ended at SZX"));
  EXPECT_THAT(test::contents(folder / "flown.toml"), HasSubstr("status = \"diverted\""));
  EXPECT_THAT(test::contents(folder / "flown.toml"), HasSubstr("to = \"SZX\""));
  EXPECT_THAT(test::contents(folder / "flown.toml"), HasSubstr("planned_to = \"CAN\""));
  // Put beside the record again, it is still diverted, and its arrival elsewhere neither late nor early.
  const auto again = nlohmann::json::parse(match("flown.toml trace.json --json").out);
  EXPECT_TRUE(again["matches"][0]["arrive_delay_s"].is_null()) << again;
  const auto info =
      nlohmann::json::parse(test::homebound("info --json " + (folder / "flown.toml").string()).out);
  EXPECT_FALSE(info["flights"][0].contains("arrive_delay_s"));
}

TEST_F(MatchCommand, AScriptTakesWhatIsSureAndSaysTheRest) {
  const auto script = [&](const std::string& lines) {
    return test::run("cd " + folder.path().string() + " && " + std::string(HOMEBOUND_PROGRAM) +
                     " do plan.csv " + lines);
  };
  ASSERT_EQ(script("-c 'match trace.json' -c 'save flown.toml' -c undo -c 'save back.toml'").status, 0);
  const auto info =
      nlohmann::json::parse(test::homebound("info " + (folder / "flown.toml").string() + " --json").out);
  for (std::size_t i = 0; i < 4; ++i) {
    const auto& flight = info["flights"][i];
    EXPECT_EQ(flight["depart_sure"], "tracked");
    EXPECT_NEAR(flight["depart_delay_s"].get<double>(), test::late[i] * 60 - test::taxi, 30) << flight;
    EXPECT_NEAR(flight["arrive_delay_s"].get<double>(), test::late_there[i] * 60 + test::taxi, 30) << flight;
  }
  EXPECT_THAT(test::contents(folder / "back.toml"), testing::Not(HasSubstr("track")));
  // Of another day it is no flight's, until somebody says so.
  test::put(folder / "plan.csv", "flight,from,to,depart,people\nX1,PNH,CAN,2024-03-05 07:00,90\n");
  test::put(folder / "trace.json", test::trace_of(std::span(test::hops).first(1)));
  const auto none = script("-c 'match trace.json'");
  EXPECT_EQ(none.status, 1);
  EXPECT_THAT(none.err, HasSubstr("CCA4101 is of no flight"));
  EXPECT_EQ(script("-c 'match trace.json to X1' -c 'save flown.toml'").status, 0);
  EXPECT_THAT(test::contents(folder / "flown.toml"), HasSubstr("track = "));
}

TEST_F(MatchCommand, ARecordOfAnotherRouteIsNotTakenForAFlight) {
  test::put(folder / "far.csv", "flight,from,to,depart,people\nMF404,MNL,XMN,2024-03-01 12:00,50\n");
  test::put(
      folder / "other.gpx",
      "<?xml version=\"1.0\"?><gpx version=\"1.1\" creator=\"x\" xmlns=\"http://www.topografix.com/GPX/1/1\">"
      "<trk><name>noname</name><trkseg><trkpt lat=\"31.14\" "
      "lon=\"121.8\"><time>2024-03-01T04:00:00Z</time></trkpt>"
      "<trkpt lat=\"36\" lon=\"119\"><time>2024-03-01T05:00:00Z</time></trkpt>"
      "<trkpt lat=\"40.07\" lon=\"116.6\"><time>2024-03-01T06:00:00Z</time></trkpt></trkseg></trk></gpx>");
  const auto o = test::run("cd " + folder.path().string() + " && " + std::string(HOMEBOUND_PROGRAM) +
                           " do far.csv -c 'match other.gpx to MF404'");
  EXPECT_EQ(o.status, 1) << o.out;
  EXPECT_THAT(o.err, HasSubstr("(PVG-PEK) agrees with flight 'MF404' (MNL-XMN)"));
}

TEST_F(MatchCommand, AFolderIsAllOfItsTracks) {
  std::filesystem::create_directory(folder / "day");
  for (int i = 0; i < 4; ++i)
    test::put(folder / fmt::format("day/{}.json", i), test::trace_of(std::span(test::hops).subspan(i, 1)));
  test::put(folder / "day/notes.txt", "nothing");
  EXPECT_EQ(nlohmann::json::parse(match("plan.csv day --json").out)["matches"].size(), 4U);
}

TEST_F(MatchCommand, AnotherDayIsNoMatch) {
  test::put(folder / "plan.csv", "flight,from,to,depart,people\nCA4101,PNH,CAN,2024-03-05 07:00,90\n");
  const auto json = nlohmann::json::parse(match("plan.csv trace.json --json").out);
  EXPECT_TRUE(json["matches"].empty());
  EXPECT_EQ(json["of_no_flight"].size(), 4U);
}

TEST_F(MatchCommand, WhatIsNoTrackIsRefused) { EXPECT_EQ(match("plan.csv plan.csv").status, 1); }

}  // namespace
}  // namespace homebound
