#include "data/register/airports.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include <gmock/gmock.h>

#include "base/error.h"
#include "base/instant.h"
#include "data/register/airport_names.h"
#include "data/text/csv.h"
#include "geo/measure/geodesic.h"

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
  EXPECT_EQ(table().all().size(), 8784U);
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

// Airports near a border of their province, whose zone a coarse lookup takes from the other side, and atolls
// with a day line of their own.
TEST(Airports, ZonesAreThoseOfTheirProvinces) {
  for (const auto& [iata, zone] :
       {std::pair{"XWA", "America/Chicago"}, {"CVN", "America/Denver"},       {"YCL", "America/Moncton"},
        {"YBT", "America/Winnipeg"},         {"YBX", "America/Blanc-Sablon"}, {"YHR", "America/Blanc-Sablon"},
        {"YNA", "America/Toronto"},          {"YPL", "America/Atikokan"},     {"YVB", "America/Toronto"},
        {"ZFM", "America/Inuvik"},           {"CYX", "Asia/Srednekolymsk"},   {"NLI", "Asia/Vladivostok"},
        {"ULY", "Europe/Ulyanovsk"},         {"UIK", "Asia/Irkutsk"},         {"OKT", "Asia/Yekaterinburg"},
        {"RMK", "Australia/Adelaide"},       {"KWA", "Pacific/Kwajalein"},    {"GHS", "Asia/Makassar"},
        {"PBB", "America/Campo_Grande"},     {"LWH", "Australia/Brisbane"}})
    EXPECT_EQ(table().find(iata)->zone, zone) << iata;
}

// The zone of an airport is that of some neighbour in its province, as OurAirports names it, or stands here
// with a reason.
TEST(Airports, ZonesDifferFromTheProvinceOnlyWhereListed) {
  const std::set<std::string> own_time{
      "ANN",                // Metlakatla chose its own
      "YAK",                // Yakutat
      "EVV",                // Evansville: Central Time in the south-west of Indiana
      "GLD",                // Goodland: Mountain Time in the west of Kansas
      "HTI",                // Hamilton Island: daylight saving in 1992 and 1993
      "EUC",                // Eucla
      "BHQ",                // Broken Hill
      "GUB",                // Guerrero Negro: a town of Baja California Sur whose airport is over the line
      "CJS",                // Ciudad Juárez
      "CFQ",                // Creston: no daylight saving
      "YAB", "YUT", "YZS",  // Arctic Bay, Naujaat, Coral Harbour: Nunavut has three times
      "DAS", "YHI",         // Déline and Ulukhaktok, which share their clocks with Inuvik
      "YIB", "YPL",         // Atikokan and Pickle Lake: no daylight saving
      "YSA",                // Sable Island shares its clocks with Glace Bay
      "YGR",                // Îles de la Madeleine: Atlantic Time
      "SUK", "USR",         // Yakutia has three times
      "OKT",                // Oktyabrsky: a town of Bashkortostan whose airport is over the line
  };
  const CsvTable regions =
      CsvTable::read(std::filesystem::path(TEST_SOURCE_DIR) / "data/airport_regions.csv");
  std::map<std::string, std::vector<const Airport*>> provinces;
  for (std::size_t i = 0; i < regions.rows(); ++i) {
    const Airport* a = table().find(regions.at(i, 0));
    ASSERT_NE(a, nullptr) << regions.at(i, 0);
    provinces[std::string(regions.at(i, 1))].push_back(a);
  }
  EXPECT_GT(provinces.size(), 2000U);
  std::set<std::string> odd;
  for (const auto& [name, airports] : provinces)
    for (const Airport* a : airports) {
      bool alone = true, alike = false;
      for (const Airport* b : airports) {
        if (a == b || std::abs(a->at.lat - b->at.lat) > 3 ||
            geodesic_inverse(a->at, b->at).distance > Metres{300e3})
          continue;
        alone = false, alike = alike || a->zone == b->zone;
      }
      if (!alone && !alike) odd.insert(a->iata);
    }
  EXPECT_EQ(odd, own_time);
}

// Every airport with scheduled flights of a second register; DNH and its like were missing once.
TEST(Airports, NoneIsMissing) {
  for (const char* iata : {"SWA", "DNH", "LYG", "WEF", "TXN", "ZHA", "LZO", "HYN", "XIL", "AOG", "AQG",
                           "CDE", "CWJ", "ENY", "FYJ", "GYS", "HUO", "HZA", "IQM", "IQN", "JMJ", "JNZ",
                           "JSJ", "LLV", "LPF", "TEN", "UCB", "WDS", "YKH", "KQH", "MGB", "SYS", "CIH",
                           "HZG", "JIU", "YIN", "SYM", "HLH", "WXN", "HDK", "JJU", "YWH", "MCM"}) {
    const Airport* a = table().find(iata);
    ASSERT_NE(a, nullptr) << iata;
    EXPECT_EQ(a->iata, iata);
    if (a->country == "CN") {
      EXPECT_FALSE(a->name_zh.empty()) << iata;
      EXPECT_FALSE(a->city_zh.empty()) << iata;
    }
  }
  EXPECT_EQ(table().find("ZLDH"), table().find("DNH"));
  EXPECT_EQ(found("dunhuang").front(), "DNH");
  EXPECT_EQ(found("敦煌").front(), "DNH");
}

bool is_chinese(const std::string& text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0xE4; });
}

TEST(Airports, ChineseNames) {
  const std::set<std::string> ours{"CN", "HK", "MO", "TW"};
  for (const Airport& a : table().all())
    if (ours.contains(a.country)) {
      EXPECT_TRUE(is_chinese(a.name_zh)) << a.iata;
      EXPECT_TRUE(is_chinese(a.city_zh)) << a.iata;
    }
  for (const auto& [iata, name] : {std::pair{"IST", "伊斯坦布尔"},
                                   {"MLA", "马耳他"},
                                   {"KRT", "喀土穆"},
                                   {"LCA", "拉纳卡"},
                                   {"AMM", "安曼"},
                                   {"DIL", "帝力"},
                                   {"KNH", "金门"},
                                   {"TTT", "台东"},
                                   {"NGS", "长崎"},
                                   {"MWX", "务安"},
                                   {"KHV", "哈巴罗夫斯克（伯力）"},
                                   {"CGY", "拉金丁岸（卡加延德奥罗）"}})
    EXPECT_EQ(table().find(iata)->name_zh, name);
}

TEST(Airports, CodesOfThePast) {
  // A code that no airport has today is found with and without a day, and bears its own name.
  const Airport* manas = table().find("FRU");
  ASSERT_NE(manas, nullptr);
  EXPECT_EQ(manas->iata, "FRU");
  EXPECT_EQ(manas->now, "BSZ");
  EXPECT_EQ(manas->at, table().find("BSZ")->at);
  EXPECT_EQ(table().find("FRU", "2015-11-10"), manas);
  EXPECT_EQ(table().find("UCFM", "2015-11-10"), manas);
  EXPECT_EQ(table().find("UCFM")->iata, "BSZ");
  EXPECT_EQ(table().find("UAFM")->iata, "BSZ");
  EXPECT_EQ(note_of_code(*manas, "2015-11-10"), std::nullopt);
  EXPECT_EQ(note_of_code(*manas, "")->english,
            "FRU was the code of Bishkek Manas until 2025-08-11; it is BSZ now");
  EXPECT_EQ(note_of_code(*manas, "")->chinese, "2025-08-11之前，FRU是比什凯克玛纳斯机场的代码，现为BSZ");
  EXPECT_EQ(note_of_code(*table().find("KVD"), "2015-11-10")->english, "KVD is another code of Ganja: GNJ");
  EXPECT_EQ(note_of_code(*table().find("TIP"), "")->english,
            "TIP was Tripoli International, which closed on 2014-07-13");
  for (const char* code : {"KIV", "KVD", "REP", "TIP", "TSE", "TXL", "SHP", "ISN", "ETH"})
    EXPECT_EQ(table().find(code)->iata, code);

  // A code that another airport has today is the old one's until the day of the move, under that code.
  const Airport* ataturk = table().find("IST", "2015-11-10");
  EXPECT_EQ(ataturk->iata, "IST");
  EXPECT_EQ(ataturk->icao, "LTBA");
  EXPECT_EQ(table().find("LTBA", "2015-11-10"), ataturk);
  EXPECT_EQ(table().find("LTBA")->iata, "ISL");
  EXPECT_EQ(table().find("IST")->icao, "LTFM");
  EXPECT_EQ(table().find("IST", "2019-04-06")->icao, "LTFM");
  EXPECT_EQ(table().find("SWA", "2011-12-14")->name, "Shantou Waisha");
  EXPECT_EQ(table().find("ATH", "2000-01-01")->name, "Athens Ellinikon");
  EXPECT_EQ(note_of_code(*table().find("IST"), ""), std::nullopt);
  // A search shows an airport once, under the code of the day.
  EXPECT_THAT(found("ataturk"), ElementsAre("ISL"));
}

TEST(Airports, OtherIcaoCodesMeanTheSameAirport) {
  const std::pair<const char*, const char*> codes[] = {
      {"OKBK", "KWI"}, {"OKKK", "KWI"}, {"HSSS", "KRT"}, {"HSSK", "KRT"}, {"OEJN", "JED"}, {"OPIS", "ISB"},
      {"VNKT", "KTM"}, {"LLBG", "TLV"}, {"OLBA", "BEY"}, {"HSPN", "PZU"}, {"VGZR", "DAC"}, {"SPJC", "LIM"},
      {"FAJS", "JNB"}, {"FVRG", "HRE"}, {"HSSJ", "JUB"}, {"LYPR", "PRN"}, {"SBVC", "VDC"}};
  for (const auto& [icao, iata] : codes) {
    ASSERT_NE(table().find(icao), nullptr) << icao;
    EXPECT_EQ(table().find(icao), table().find(iata)) << icao;
  }
  // Each ICAO code of the register is found, and is that airport's.
  for (const Airport& a : table().all())
    if (!a.icao.empty()) {
      EXPECT_EQ(table().find(a.icao), &a) << a.icao;
    }
}

TEST(Airports, CodesOfSecondRegisters) {
  for (const char* iata : {"LML", "FDO", "QCO", "DQH", "SQD"}) EXPECT_NE(table().find(iata), nullptr) << iata;
  EXPECT_EQ(table().find("ENU")->city, "Enugu");
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
