// Tables of flights through the command line.
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "support/process.h"
#include "support/temporary_folder.h"

namespace {

using homebound::test::homebound;
using homebound::test::Outcome;
using homebound::test::run;
using homebound::test::TemporaryFolder;
using nlohmann::json;
using testing::HasSubstr;

std::string table(const std::string& ending) { return TEST_SOURCE_DIR "/data/tables/flights." + ending; }

// Seconds since 1970 of a reading on a zone's clock, by the system's date.
long unix_time(const std::string& zone, const std::string& reading) {
  return std::stol(run("date -d 'TZ=\"" + zone + "\" " + reading + "' +%s").out);
}

// Across the date line both ways, and a night in which clocks go forward.
TEST(Tables, DurationsFollowFromTheZones) {
  const char* const zones[][4] = {
      {"Australia/Sydney", "2024-03-01 10:00", "America/Los_Angeles", "2024-03-01 06:00"},
      {"Asia/Tokyo", "2024-03-01 21:55", "Pacific/Honolulu", "2024-03-01 09:50"},
      {"Europe/Berlin", "2024-03-31 00:30", "Europe/Athens", "2024-03-31 05:00"},
      {"Europe/Berlin", "2024-03-31 03:30", "Europe/London", "2024-03-31 03:10"},
      {"Asia/Shanghai", "2024-03-02 13:00", "America/New_York", "2024-03-02 13:30"},
      {"Asia/Shanghai", "2024-03-02 23:15", "Asia/Jakarta", "2024-03-03 05:20"}};
  for (const char* ending : {"csv", "xlsx", "ods", "gpkg", "geojson"}) {
    const Outcome o = homebound("info --json " + table(ending));
    ASSERT_EQ(o.status, 0) << o.err;
    EXPECT_THAT(o.err, HasSubstr("note: columns: flight = 'flight', from = 'from'"));
    const json info = json::parse(o.out);
    ASSERT_EQ(info["flights"].size(), 6u) << ending;
    for (std::size_t i = 0; i < 6; ++i)
      EXPECT_EQ(info["flights"][i]["duration_s"],
                unix_time(zones[i][2], zones[i][3]) - unix_time(zones[i][0], zones[i][1]))
          << ending << " " << i;
    EXPECT_EQ(info["flights"][0]["duration_s"], 15 * 3600);
    EXPECT_EQ(info["flights"][5]["arrive_day"], 1);
    EXPECT_EQ(info["tables"][0]["columns"]["people"]["number"], 6);
    EXPECT_EQ(info["totals"][0]["landed"], 952);
  }
}

TEST(Tables, DaysAndClocksInText) {
  TemporaryFolder folder;
  std::ofstream(folder / "f.csv") << "from,to,depart,arrive\nHND,HNL,2024-03-02 00:05,2024-03-01 12:30\n"
                                     "PVG,CGK,2024-03-02 23:15,\n";
  const std::string file = (folder / "f.csv").string();
  const Outcome local = homebound("info " + file);
  EXPECT_THAT(local.out, HasSubstr("2024-03-02 00:05+09:00  2024-03-01 12:30-10:00 -1 day"));
  EXPECT_THAT(local.out, HasSubstr(" ~2024-03-03 "));
  EXPECT_THAT(local.out, HasSubstr("+1 day"));
  EXPECT_THAT(local.out, HasSubstr("~ estimated"));
  const Outcome chosen = homebound("info --zone Asia/Shanghai " + file);
  EXPECT_THAT(chosen.out, HasSubstr("2024-03-01 23:05+08:00  2024-03-02 06:30+08:00 +1 day"));
  EXPECT_THAT(homebound("info --zone UTC " + file).out, HasSubstr("2024-03-01 15:05+00:00"));
  const Outcome wrong = homebound("info --zone Asia/Shangai " + file);
  EXPECT_EQ(wrong.status, 2);
  EXPECT_THAT(wrong.err, HasSubstr("did you mean 'Asia/Shanghai'?"));
  const json info = json::parse(homebound("info --json " + file).out);
  EXPECT_EQ(info["flights"][1]["arrive_sure"], "estimated");
}

TEST(Tables, ATableIsToldOnTheClockOfItsMainPlace) {
  TemporaryFolder folder;
  std::ofstream(folder / "f.csv") << "from,to,depart\nPZU,JED,2023-04-26 09:30\nPZU,JED,2023-04-27 09:30\n"
                                     "JED,AMM,2023-04-27 12:00\n";
  const std::string file = (folder / "f.csv").string();
  const Outcome info = homebound("info " + file);
  EXPECT_THAT(info.out, HasSubstr("(Africa/Khartoum)"));
  EXPECT_THAT(info.out, HasSubstr("2023-04-26 09:30+02:00")) << "an airport's time is its own";
  EXPECT_THAT(homebound("info --zone UTC " + file).out, HasSubstr("2023-04-26 07:30+00:00"));
  EXPECT_EQ(homebound("export " + file + " -o " + (folder / "f.toml").string()).status, 0);
  EXPECT_THAT(run("cat " + (folder / "f.toml").string()).out, HasSubstr("zone = \"Africa/Khartoum\"\n"));
  std::ofstream(folder / "f.csv") << "from,to\nPZU,JED\n";
  EXPECT_EQ(homebound("export " + file + " -o " + (folder / "f.toml").string()).status, 0);
  EXPECT_THAT(run("cat " + (folder / "f.toml").string()).out, testing::Not(HasSubstr("zone")))
      << "without times there is no clock";
}

TEST(Tables, EvidenceOfATableWithoutTimesHasNone) {
  TemporaryFolder folder;
  std::ofstream(folder / "f.csv") << "from,to,people\nPZU,JED,120\nJED,AMM,80\n";
  const std::string file = (folder / "f.csv").string();
  const std::string why = homebound("info --why passengers-landed " + file).out;
  EXPECT_THAT(why, HasSubstr("120 + 80 = 200"));
  EXPECT_THAT(why, testing::Not(HasSubstr("2000-")));
  EXPECT_TRUE(json::parse(homebound("info --json --why passengers-landed " + file).out)["at"].is_null());
  ASSERT_EQ(homebound("export " + file + " -o " + (folder / "f.html").string()).status, 0);
  const std::string story = run("cat " + (folder / "f.html").string()).out;
  EXPECT_THAT(story, HasSubstr("120 passengers"));
  EXPECT_THAT(story, testing::Not(HasSubstr("1 Jan 2000")));
}

TEST(Tables, PeopleWhoSeemToChangeAreNoted) {
  TemporaryFolder folder;
  const std::string rows = "PZU,JED,2023-04-26 09:30,120";
  std::ofstream(folder / "f.csv") << "from,to,depart,people\n" << rows << "\nJED,AMM,2023-04-27 12:00,100\n";
  const std::string file = (folder / "f.csv").string(),
                    note = "people who seem to change count on each of their flights";
  EXPECT_THAT(homebound("info " + file).out, HasSubstr(note));
  EXPECT_THAT(homebound("check " + file).out, HasSubstr("f.csv: note: " + note));
  EXPECT_THAT(homebound("info --language zh " + file).out, HasSubstr("中转人员似在所乘各班上分别计数"));
  std::ofstream(folder / "f.toml") << "count = \"legs\"\n[[table]]\nfile = \"f.csv\"\n";
  EXPECT_THAT(homebound("check " + (folder / "f.toml").string()).out, testing::Not(HasSubstr(note)))
      << "they are to";
  std::ofstream(folder / "f.csv") << "from,to,depart,people,journey\n"
                                  << rows << ",1\nJED,AMM,2023-04-27 12:00,100,1\n";
  EXPECT_THAT(homebound("info " + file).out, testing::Not(HasSubstr(note)));
  EXPECT_THAT(homebound("check " + file).out, testing::Not(HasSubstr(note)));
}

TEST(Tables, WhatIsLeftOutIsToldFirstEverywhere) {
  TemporaryFolder folder;
  std::ofstream(folder / "f.csv") << "from,to,depart\nCAN,CGK,2024-03-01 13:00\nCAN,XQQ,2024-03-01 13:00\n"
                                     "XQQ,CAN,soon\n";
  const std::string file = (folder / "f.csv").string(),
                    note = "1 of 3 flights: left out 2 rows (unknown airport 2)";
  const Outcome text = homebound("info " + file);
  EXPECT_EQ(text.out.find(note), 0u) << text.out;
  EXPECT_EQ(text.err.find(file + ": warning: left out 2 of 3 rows: unknown airport 2 ('XQQ' 2; lines 3, 4)"),
            0u)
      << text.err;
  EXPECT_EQ(homebound("check " + file).out.find(file + ": warning: left out 2 of 3 rows"), 0u);
  const json info = json::parse(homebound("info --json " + file).out);
  EXPECT_EQ(info["left_out"]["rows"], 2);
  EXPECT_EQ(info["left_out"]["of"], 3);
  const auto exported = [&](const std::string& ending) {
    const std::string out = (folder / ("out." + ending)).string();
    EXPECT_EQ(homebound("export " + file + " -o " + out).status, 0) << ending;
    return homebound::test::contents(out);
  };
  for (const char* ending : {"geojson", "kml", "gpx", "csv", "toml"})
    EXPECT_THAT(exported(ending), HasSubstr(note)) << ending;
  EXPECT_EQ(json::parse(exported("geojson"))["left_out"], note);
  EXPECT_EQ(homebound("info --json " + (folder / "out.csv").string()).status, 0) << "a remark is passed over";
}

TEST(Tables, AnOrderOfDatesThatNothingDecidesIsToldOrSaid) {
  TemporaryFolder folder;
  std::string rows = "from,to,depart\n";
  for (const char* day : {"04/05", "05/05", "06/05", "07/05", "08/05"})
    rows += "KRT,JED," + std::string(day) + "/2023 09:00\n";
  std::ofstream(folder / "f.csv") << rows;
  const std::string file = (folder / "f.csv").string(), foot = "Dates read as day/month/year (guessed)";
  EXPECT_THAT(homebound("check " + file).out, HasSubstr("say which with --dates dmy or mdy"));
  EXPECT_THAT(homebound("check --language zh " + file).out, HasSubstr("请用 --dates dmy 或 mdy 指明"));
  EXPECT_THAT(homebound("check --dates dmy " + file).out, testing::Not(HasSubstr("--dates")));
  const auto first_day = [&](const std::string& options) {
    return json::parse(homebound("info --json " + options + file).out)["flights"][0]["depart"]
        .get<std::string>()
        .substr(0, 10);
  };
  EXPECT_EQ(first_day(""), "2023-05-04");
  EXPECT_EQ(first_day("--dates mdy "), "2023-04-05");
  const auto picture = [&](const std::string& options) {
    const std::string out = (folder / "f.svg").string();
    EXPECT_EQ(homebound("export " + options + file + " -o " + out).status, 0) << options;
    return homebound::test::contents(out);
  };
  EXPECT_THAT(picture(""), HasSubstr(foot));
  EXPECT_THAT(picture("--dates dmy "), testing::Not(HasSubstr(foot)));
  const auto data = [&](const char* ending, const std::string& options) {
    const std::string out = (folder / ("out." + std::string(ending))).string();
    EXPECT_EQ(homebound("export " + options + file + " -o " + out).status, 0) << ending;
    return homebound::test::contents(out);
  };
  for (const char* ending : {"geojson", "kml", "gpx", "csv", "toml"}) {
    EXPECT_THAT(data(ending, ""), HasSubstr(foot)) << ending;
    EXPECT_THAT(data(ending, "--dates dmy "), testing::Not(HasSubstr("guessed"))) << ending;
  }
  EXPECT_EQ(json::parse(data("geojson", ""))["guessed_dates"], foot);
  EXPECT_EQ(homebound("info --json " + (folder / "out.csv").string()).status, 0) << "a remark is passed over";
  EXPECT_THAT(homebound("info " + file).out, HasSubstr(foot));
  EXPECT_EQ(json::parse(homebound("info --json " + file).out)["guessed_dates"], json({"dmy"}));
  const std::string saved = (folder / "f.toml").string();
  ASSERT_EQ(homebound("do --dates mdy " + file + " -c 'mend 2 to PVG' -c 'save " + saved + "'").status, 0);
  EXPECT_THAT(homebound::test::contents(saved), HasSubstr("dates = \"mdy\""));
  EXPECT_EQ(homebound("check --dates ydm " + file).status, 2);
}

TEST(Tables, AMendedCellIsReadAgain) {
  TemporaryFolder folder;
  std::ofstream(folder / "f.csv") << "from,to,depart\nCAN,CGK,2024-03-01 13:00\nCAN,XQQ,2024-03-01 13:00\n";
  std::ofstream(folder / "s.toml") << "title = \"T\"\n[[table]]\nfile = \"f.csv\"\n";
  const std::string file = (folder / "s.toml").string();
  EXPECT_EQ(json::parse(homebound("info --json " + file).out)["flights"].size(), 1u);
  EXPECT_EQ(homebound("do " + file + " -c 'mend 3 2 PVG' -c save").status, 0);
  const json info = json::parse(homebound("info --json " + file).out);
  ASSERT_EQ(info["flights"].size(), 2u);
  EXPECT_EQ(info["flights"][1]["to"], "PVG");
  EXPECT_EQ(info["left_out"]["rows"], 0);
  EXPECT_THAT(homebound::test::contents(folder / "f.csv"), HasSubstr("XQQ")) << "the table is as it was";
}

TEST(Tables, AMendNamesAColumnByItsTitleAndMustWork) {
  TemporaryFolder folder;
  std::ofstream(folder / "f.csv") << "from,to,depart\nCAN,CGK,2024-03-01 13:00\nCAN,XQQ,2024-03-01 13:00\n";
  std::ofstream(folder / "f.json") << R"([{"from":"CAN","to":"CGK"},{"from":"CAN","to":"XQQ"}])";
  const auto mend = [&](const std::string& file, const std::string& words) {
    const std::string saved = (folder / (file + ".toml")).string();
    return homebound("do " + (folder / file).string() + " -c 'mend " + words + "' -c 'save " + saved + "'");
  };
  EXPECT_EQ(mend("f.csv", "3 to PVG").status, 0);
  EXPECT_THAT(homebound::test::contents(folder / "f.csv.toml"),
              HasSubstr("{ row = 3, column = \"to\", value = \"PVG\" }"));
  EXPECT_EQ(json::parse(homebound("info --json " + (folder / "f.csv.toml").string()).out)["flights"].size(),
            2u);
  EXPECT_EQ(mend("f.json", "2 to PVG").status, 0);
  EXPECT_EQ(json::parse(homebound("info --json " + (folder / "f.json.toml").string()).out)["flights"].size(),
            2u);
  for (const auto& [words, problem] :
       {std::pair("99 to PVG", "there is no cell in row 99, column to"),
        std::pair("3 gate PVG", "there is no cell in row 3, column gate"),
        std::pair("table:2 3 to PVG", "there is no table '2'"),
        std::pair("3 to XQX", "row 3 would still be left out with 'XQX': unknown airport")}) {
    const Outcome o = mend("f.csv", words);
    EXPECT_EQ(o.status, 1) << words;
    EXPECT_THAT(o.err, HasSubstr(problem)) << words;
  }
}

TEST(Tables, InfoSpeaksChinese) {
  TemporaryFolder folder;
  std::ofstream(folder / "f.csv")
      << "from,to,depart,people\nCAN,CGK,2024-03-01 13:00,dozens\nCAN,XQQ,2024-03-01 13:00,5\n";
  const std::string file = (folder / "f.csv").string();
  const Outcome text = homebound("info --language zh " + file);
  EXPECT_EQ(text.out.find("1/2 个航班：略去1行（未知的机场 1）"), 0u) << text.out;
  EXPECT_THAT(text.out, testing::AllOf(HasSubstr("起飞（当地）"), HasSubstr("人数")));
  EXPECT_THAT(text.err, HasSubstr("略去2行中的1行：未知的机场1行（“XQQ”1次"));
  const json info = json::parse(homebound("info --json --language zh " + file).out);
  EXPECT_EQ(info["tables"][0]["left_out"][0]["reason"], "未知的机场");
  EXPECT_EQ(info["tables"][0]["unread"][0]["found"], "dozens");
  EXPECT_EQ(info["tables"][0]["unread"][0]["row"], 2);
  EXPECT_EQ(homebound("info --language de " + file).status, 2);
  std::ofstream(folder / "no.csv") << "from,to\nXQQ,XQX\n";
  const Outcome refused = homebound("info --language zh " + (folder / "no.csv").string());
  EXPECT_EQ(refused.status, 1);
  EXPECT_THAT(refused.err, testing::AllOf(HasSubstr("略去1行中的1行"), HasSubstr("没有一行可以读取"),
                                          testing::Not(HasSubstr("left out"))));
}

TEST(Tables, StrictReadingAndChecks) {
  TemporaryFolder folder;
  std::ofstream(folder / "f.csv") << "from,to,depart\nCAN,CGK,2024-03-01 13:00\nCAN,XQQ,2024-03-01 13:00\n";
  const std::string file = (folder / "f.csv").string();
  EXPECT_EQ(homebound("check " + file).status, 0);
  EXPECT_EQ(homebound("check --strict " + file).status, 1);
  EXPECT_EQ(homebound("info --strict " + file).status, 1);
  EXPECT_EQ(homebound("export --strict " + file + " -o " + (folder / "f.png").string()).status, 1);
  EXPECT_FALSE(std::filesystem::exists(folder / "f.png"));
  const json found = json::parse(homebound("check --json " + file).out);
  EXPECT_EQ(found[0]["severity"], "warning") << "what is left out goes first";
  EXPECT_EQ(found[0]["line"], 0);
  EXPECT_EQ(found[1]["severity"], "note");
  EXPECT_EQ(found[2]["severity"], "warning");
  EXPECT_EQ(found[2]["line"], 3);
  EXPECT_EQ(found[2]["column"], 2);
}

TEST(Tables, RoutesWithoutTimes) {
  TemporaryFolder folder;
  std::ofstream(folder / "r.csv") << "from,to\nCAN,CGK\nPNH,PEK\n";
  const std::string file = (folder / "r.csv").string(), picture = (folder / "r.png").string();
  const json info = json::parse(homebound("info --json " + file).out);
  EXPECT_TRUE(info["flights"][0]["depart"].is_null());
  EXPECT_TRUE(info["at"].is_null());
  EXPECT_GT(info["flights"][0]["duration_s"], 3 * 3600);
  EXPECT_THAT(homebound("info " + file).out, HasSubstr("2 routes without times"));
  std::ofstream(folder / "one.csv") << "from,to\nCAN,CGK\n";
  EXPECT_THAT(homebound("info " + (folder / "one.csv").string()).out, HasSubstr("1 route without times"));
  EXPECT_EQ(homebound("export --size 320x180 " + file + " -o " + picture).status, 0);
  EXPECT_GT(std::filesystem::file_size(picture), 1000u);
}

// Real and dirty, where it is at hand: 67,663 rows without titles.
TEST(Tables, AWholeNetwork) {
  const std::string file = TEST_SOURCE_DIR "/../../shared/data/openflights-routes.dat";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "no " << file;
  const Outcome o = homebound("info " + file);
  EXPECT_EQ(o.status, 0);
  EXPECT_THAT(o.err, HasSubstr("columns: from = column 3, to = column 5"));
  EXPECT_THAT(o.err, HasSubstr("of 67663 rows: unknown airport "));
  EXPECT_THAT(o.err, HasSubstr("starts and ends at one place 1"));
  EXPECT_GT(std::count(o.out.begin(), o.out.end(), '\n'), 66'000);
}

TEST(Tables, DatabasesNeedLeave) {
  const Outcome closed = homebound("info 'PG:dbname=nowhere host=127.0.0.1 port=1 password=secret'");
  EXPECT_EQ(closed.status, 1);
  EXPECT_THAT(closed.err, HasSubstr("allow it with --allow-network"));
  const Outcome open =
      homebound("info --allow-network 'PG:dbname=nowhere host=127.0.0.1 port=1 password=secret'");
  EXPECT_EQ(open.status, 1);
  EXPECT_THAT(open.err, HasSubstr("cannot be read"));
  EXPECT_THAT(open.err, testing::Not(HasSubstr("secret")));
}

TEST(AirportsCommand, CodesByDate) {
  const auto first = [](const std::string& arguments) {
    return json::parse(homebound("airports --json " + arguments).out)[0];
  };
  EXPECT_EQ(first("bkk --on 2005-01-01")["icao"], "VTBD");
  EXPECT_EQ(first("bkk")["icao"], "VTBS");
  EXPECT_EQ(first("'phnom penh'")["icao"], "VDTI");
  EXPECT_EQ(first("'phnom penh' --on 2015-11-10")["icao"], "VDPP");
  EXPECT_EQ(first("PNH")["closed"], "2025-09-09");
  EXPECT_EQ(homebound("airports PNH --on soon").status, 2);
  EXPECT_THAT(homebound("airports QQQ").err, HasSubstr("the nearest codes are "));
}

}  // namespace
