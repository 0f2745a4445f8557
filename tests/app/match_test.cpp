// What flew beside what was planned: a day of one aircraft, and the schedule of its four flights.
#include <cmath>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/process.h"
#include "support/temporary_folder.h"

namespace homebound {
namespace {

using testing::HasSubstr;

struct Hop {
  const char* callsign;
  double from_lon, from_lat, to_lon, to_lat;
  int leaves, lands;  // minutes after midnight UTC
};
// Phnom Penh, Guangzhou, Hangzhou and back.
constexpr double pnh[] = {104.844, 11.5466}, can[] = {113.2988, 23.3924}, hgh[] = {120.4344, 30.2295},
                 szx[] = {113.8108, 22.6393};
const Hop hops[] = {{"CCA4101", pnh[0], pnh[1], can[0], can[1], 40, 205},
                    {"CCA4102", can[0], can[1], hgh[0], hgh[1], 275, 395},
                    {"CCA4103", hgh[0], hgh[1], can[0], can[1], 480, 605},
                    {"CCA4104", can[0], can[1], pnh[0], pnh[1], 690, 850}};

// Returns a readsb trace of the hops, on the ground for five minutes before and after each.
std::string trace(std::span<const Hop> all) {
  std::string entries;
  const auto add = [&](double minute, double lon, double lat, const std::string& height,
                       const char* callsign) {
    entries +=
        fmt::format("{}[{:.1f},{:.5f},{:.5f},{},{},0,0,0,{{\"type\":\"adsb_icao\",\"flight\":\"{}\"}}]",
                    entries.empty() ? "" : ",\n", minute * 60, lat, lon, height,
                    height == "\"ground\"" ? 10 : 400, callsign);
  };
  for (const Hop& h : all) {
    for (int m = 5; m >= 1; --m)
      add(h.leaves - m * 0.5, h.from_lon, h.from_lat + 0.001 * m, "\"ground\"", h.callsign);
    for (int m = h.leaves; m <= h.lands; ++m) {
      const double share = static_cast<double>(m - h.leaves) / (h.lands - h.leaves);
      const double height = 33'000 * std::min(1.0, 8 * std::min(share, 1 - share));
      add(m, std::lerp(h.from_lon, h.to_lon, share), std::lerp(h.from_lat, h.to_lat, share),
          height < 300 ? "\"ground\"" : fmt::format("{:.0f}", height), h.callsign);
    }
    for (int m = 1; m <= 5; ++m)
      add(h.lands + m * 0.5, h.to_lon, h.to_lat + 0.001 * m, "\"ground\"", h.callsign);
  }
  return R"({"icao":"780abc","r":"B-2006","t":"B738","timestamp":1709251200.000,"trace":[)" + entries + "]}";
}

struct MatchCommand : testing::Test {
  MatchCommand() {
    test::put(folder / "trace.json", trace(hops));
    test::put(folder / "plan.csv",
              "flight,from,to,depart,arrive,people\nCA4101,PNH,CAN,2024-03-01 07:00,2024-03-01 11:00,90\n"
              "CA4102,CAN,HGH,2024-03-01 12:00,2024-03-01 14:20,80\n"
              "CA4103,HGH,CAN,2024-03-01 16:00,2024-03-01 18:05,0\n"
              "CA4104,CAN,PNH,2024-03-01 19:20,2024-03-01 21:10,0\n"
              "CA4105,CAN,PEK,2024-03-01 08:00,2024-03-01 11:10,60\n");
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
  const int late[] = {40, 35, 0, 10}, late_there[] = {25, 15, 0, 0};
  for (std::size_t i = 0; i < 4; ++i) {
    const auto& m = json["matches"][i];
    EXPECT_EQ(m["flight"], "CA410" + std::to_string(i + 1));
    EXPECT_EQ(m["record"], "CCA410" + std::to_string(i + 1));
    EXPECT_EQ(m["confidence"], "certain");
    EXPECT_NEAR(m["depart_delay_s"].get<double>(), late[i] * 60, 180) << m;
    EXPECT_NEAR(m["arrive_delay_s"].get<double>(), late_there[i] * 60, 180) << m;
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
  EXPECT_NEAR(first["depart_delay_s"].get<double>(), 2400, 180);
  EXPECT_EQ(first["status"], "landed");
  EXPECT_EQ(first["registration"], "B-2006");
  EXPECT_EQ(info["flights"][4].value("status", ""), "");
}

TEST_F(MatchCommand, ADiversionIsSaid) {
  Hop diverted = hops[0];
  diverted.to_lon = szx[0], diverted.to_lat = szx[1];
  test::put(folder / "trace.json", trace(std::span(&diverted, 1)));
  const auto o = match("plan.csv trace.json -o flown.toml");
  EXPECT_THAT(o.out, HasSubstr("ended at SZX"));
  EXPECT_THAT(test::contents(folder / "flown.toml"), HasSubstr("status = \"diverted\""));
  EXPECT_THAT(test::contents(folder / "flown.toml"), HasSubstr("to = \"SZX\""));
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
