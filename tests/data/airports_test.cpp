#include "data/register/airports.h"

#include <filesystem>
#include <fstream>
#include <set>

#include <gmock/gmock.h>

#include "base/error.h"
#include "base/instant.h"
#include "data/register/airport_names.h"

namespace homebound::data {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

const Airports& table() { return Airports::shipped(); }

std::vector<std::string> found(std::string_view query, std::size_t count = 10) {
  std::vector<std::string> codes;
  for (const Airport* a : table().search(query, count)) codes.push_back(a->iata);
  return codes;
}

struct Known {
  const char *iata, *icao, *name, *name_zh, *city, *city_zh, *country, *zone;
  LonLat at;
};

// The airports of the built-in story, with their positions of 2015.
TEST(Airports, OfTheBuiltInStory) {
  const Known story[] = {
      {"CGK",
       "WIII",
       "Soekarno–Hatta",
       "雅加达苏加诺-哈达",
       "Jakarta",
       "雅加达",
       "ID",
       "Asia/Jakarta",
       {106.655998, -6.12557}},
      {"PNH",
       "VDPP",
       "Phnom Penh",
       "金边",
       "Phnom Penh",
       "金边",
       "KH",
       "Asia/Phnom_Penh",
       {104.844699, 11.547155}},
      {"PEK",
       "ZBAA",
       "Beijing Capital",
       "北京首都",
       "Beijing",
       "北京",
       "CN",
       "Asia/Shanghai",
       {116.584999, 40.080101}},
      {"PVG",
       "ZSPD",
       "Shanghai Pudong",
       "上海浦东",
       "Shanghai",
       "上海",
       "CN",
       "Asia/Shanghai",
       {121.805, 31.1434}},
      {"HGH",
       "ZSHC",
       "Hangzhou Xiaoshan",
       "杭州萧山",
       "Hangzhou",
       "杭州",
       "CN",
       "Asia/Shanghai",
       {120.428865, 30.23609}},
      {"CAN",
       "ZGGG",
       "Guangzhou Baiyun",
       "广州白云",
       "Guangzhou",
       "广州",
       "CN",
       "Asia/Shanghai",
       {113.299004, 23.392401}},
  };
  for (const Known& k : story) {
    const Airport* a = table().find(k.iata);
    ASSERT_NE(a, nullptr) << k.iata;
    EXPECT_EQ(a, table().find(k.icao));
    EXPECT_EQ(a->name, k.name);
    EXPECT_EQ(a->name_zh, k.name_zh);
    EXPECT_EQ(a->city, k.city);
    EXPECT_EQ(a->city_zh, k.city_zh);
    EXPECT_EQ(a->country, k.country);
    EXPECT_EQ(a->zone, k.zone);
    EXPECT_EQ(a->at, k.at);
    EXPECT_TRUE(a->major);
  }
}

TEST(Airports, PhnomPenhHasAnOldOneAndANewOne) {
  const Airport *old_one = table().find("VDPP"), *new_one = table().find("vdti");
  ASSERT_NE(old_one, nullptr);
  ASSERT_NE(new_one, nullptr);
  EXPECT_EQ(new_one->iata, "KTI");
  EXPECT_EQ(old_one->closed, "2025-09-09");
  EXPECT_EQ(new_one->opened, "2025-09-09");
  EXPECT_THAT(found("phnom penh"), testing::UnorderedElementsAre("PNH", "KTI"));
}

TEST(Airports, CodesAreUniqueAndZonesKnown) {
  EXPECT_EQ(table().all().size(), 8567U);
  std::set<std::string> codes, zones;
  for (const Airport& a : table().all()) {
    EXPECT_TRUE(codes.insert(a.iata).second) << a.iata;
    if (!a.icao.empty()) {
      EXPECT_TRUE(codes.insert(a.icao).second) << a.icao;
    }
    EXPECT_FALSE(a.name.empty()) << a.iata;
    zones.insert(a.zone);
    if (a.country == "CN") {
      EXPECT_EQ(a.zone, "Asia/Shanghai") << a.iata;
    }
  }
  for (const std::string& zone : zones) EXPECT_TRUE(is_zone(zone)) << zone;
}

// Zones that a coarse lookup gets wrong near borders and coasts.
TEST(Airports, ZonesAreThoseOfTheirCountries) {
  for (const auto& [iata, zone] : {std::pair{"URC", "Asia/Shanghai"},
                                   {"LZY", "Asia/Shanghai"},
                                   {"BAH", "Asia/Bahrain"},
                                   {"PUJ", "America/Santo_Domingo"},
                                   {"PQC", "Asia/Ho_Chi_Minh"},
                                   {"DIL", "Asia/Dili"},
                                   {"HIR", "Pacific/Guadalcanal"},
                                   {"PPG", "Pacific/Pago_Pago"},
                                   {"LYR", "Arctic/Longyearbyen"},
                                   {"HKG", "Asia/Hong_Kong"},
                                   {"JFK", "America/New_York"}})
    EXPECT_EQ(table().find(iata)->zone, zone) << iata;
}

TEST(Airports, UnknownCodesGetTheNearest) {
  EXPECT_EQ(table().find("CQQ"), nullptr);
  EXPECT_EQ(table().find(""), nullptr);
  EXPECT_EQ(table().nearest_codes("CKG1").size(), 3U);
  EXPECT_THAT(table().nearest_codes("ZBAX"), Contains("ZBAA"));
  EXPECT_THAT(table().nearest_codes("PVQ"), Contains("PVG"));
  for (const std::string& code : table().nearest_codes("QQQ")) EXPECT_EQ(code.size(), 3U);
  EXPECT_EQ(table().nearest_codes("PVQ", 1).size(), 1U);
  // A letter too many is as near as a wrong one; among equals the larger airport comes first.
  EXPECT_EQ(table().nearest_codes("pvgg").front(), "PVG");
  EXPECT_EQ(table().nearest_codes("CGKK").front(), "CGK");
}

TEST(Airports, SearchRanksCodesThenNames) {
  EXPECT_EQ(found("cgk").front(), "CGK");
  EXPECT_EQ(found("zbaa").front(), "PEK");
  EXPECT_THAT(found("jakarta"), Contains("CGK"));
  EXPECT_EQ(found("jakarta").front(), "CGK");
  EXPECT_EQ(found("雅加达").front(), "CGK");
  EXPECT_EQ(found("浦东").front(), "PVG");
  EXPECT_EQ(found("heathro").front(), "LHR");
  EXPECT_EQ(found("Heathrow Airport").front(), "LHR");
  EXPECT_EQ(found("hethrow").front(), "LHR");
  EXPECT_THAT(found("phmon pehn"), Contains("PNH"));
  EXPECT_EQ(found("shnaghai pudogn").front(), "PVG");
  EXPECT_EQ(found("soekarno hatta").front(), "CGK");
  EXPECT_EQ(found("dusseldorf").front(), "DUS");
  EXPECT_EQ(found("MÜNCHEN").size(), found("munchen").size());
  EXPECT_EQ(found("xian").front(), "XIY");
  EXPECT_EQ(found("london").front(), "LHR");
  EXPECT_LE(found("a", 7).size(), 7U);
  EXPECT_THAT(found("qqzzxxyy"), testing::IsEmpty());
  EXPECT_THAT(found(""), testing::IsEmpty());
}

TEST(Airports, AnOverrideOfNothingIsAnError) {
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "homebound_airports";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "airports.csv")
      << "ident,iata,name,type,lat,lon,elevation_ft,country,city,tz\n"
         "ZBAA,PEK,Beijing Capital,large_airport,40,116,116,CN,Beijing,Asia/Shanghai\n";
  const auto error_with = [&](const std::string& overrides) -> std::string {
    std::ofstream(folder / "airports_overrides.csv")
        << "iata,icao,name,name_zh,city,city_zh,zone,opened,closed,note\n" + overrides;
    try {
      Airports::read(folder);
    } catch (const Error& e) {
      return e.what();
    }
    return "";
  };
  EXPECT_EQ(error_with("PEK,,,,,,,,,\n"), "");
  EXPECT_THAT(error_with("PEX,,,,,,,,,\n"), HasSubstr("'PEX'"));
  EXPECT_THAT(error_with("PEK,,\n"),
              HasSubstr("airports_overrides.csv:2: 3 cells where the first line has 10"));
  std::filesystem::remove_all(folder);
}

TEST(AirportNames, AreShortEnoughForAMap) {
  EXPECT_EQ(short_airport_name("Beijing Capital International Airport"), "Beijing Capital");
  EXPECT_EQ(short_airport_name("Suvarnabhumi Airport"), "Suvarnabhumi");
  EXPECT_EQ(short_airport_name("Bergen Airport, Flesland"), "Bergen Flesland");
  EXPECT_EQ(short_airport_name("Prince George (International) Airport"), "Prince George");
  EXPECT_EQ(short_airport_name("Xigaze Peace Airport / Shigatse Air Base"), "Xigaze Peace");
  EXPECT_EQ(short_airport_name("Halifax / Stanfield International Airport"), "Halifax Stanfield");
  EXPECT_EQ(short_airport_name("London-Corbin Airport/Magee Field"), "London-Corbin");
  EXPECT_EQ(short_airport_name("Leipzig/Halle Airport"), "Leipzig/Halle");
  EXPECT_EQ(short_airport_name("Airport"), "Airport");
  EXPECT_EQ(short_city_name("Phnom Penh (Pou Senchey)"), "Phnom Penh");
  EXPECT_EQ(short_city_name("Kristiansand(Kjevik)"), "Kristiansand");
  EXPECT_EQ(short_city_name("Birmingham, West Midlands"), "Birmingham");
  EXPECT_EQ(short_city_name("Yiwu/Jinhua"), "Yiwu");
}

}  // namespace
}  // namespace homebound::data
