#include <random>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/process.h"
#include "support/temporary_folder.h"

namespace homebound {
namespace {

using testing::HasSubstr;

struct DiffCommand : testing::Test {
  DiffCommand() {
    test::put(folder / "old.csv",
              "flight,from,to,depart,people\nX1,PNH,PEK,2024-03-01 08:00,90\nX2,CGK,PVG,2024-03-01 09:00,47\n"
              "X3,CGK,CAN,2024-03-01 10:00,about 40\n");
    test::put(folder / "new.csv",
              "flight,from,to,depart,people\nX9,PNH,HGH,2024-03-02 10:00,78\nX1,PNH,PEK,2024-03-01 08:40,95\n"
              "X3,CGK,CAN,2024-03-01 10:00,about 40\n");
  }
  test::Outcome diff(const std::string& options) const {
    return test::run("cd " + folder.path().string() + " && " + std::string(HOMEBOUND_PROGRAM) + " diff " +
                     options);
  }
  test::TemporaryFolder folder;
};

TEST_F(DiffCommand, TellsWhatIsNewGoneAndChanged) {
  const auto o = diff("old.csv new.csv");
  EXPECT_EQ(o.status, 0) << o.err;
  EXPECT_THAT(o.out, HasSubstr("3 flights before, 3 flights after: 1 new, 1 gone, 1 changed, 1 the same"));
  EXPECT_THAT(o.out, HasSubstr("people: about 177 before, about 213 after"));
  EXPECT_THAT(o.out, HasSubstr("new\n  X9  PNH-HGH"));
  EXPECT_THAT(o.out, HasSubstr("gone\n  X2  CGK-PVG"));
  EXPECT_THAT(o.out, HasSubstr("(40 min late); people 90 → 95 (+5)"));
  EXPECT_THAT(diff("old.csv new.csv --language zh").out, HasSubstr("晚40分钟"));
}

TEST_F(DiffCommand, ACancelledRowIsNeitherGoneNorFlown) {
  test::put(folder / "off.csv",
            "flight,from,to,depart,people,status\nX1,PNH,PEK,2024-03-01 08:00,90,scheduled\n"
            "X2,CGK,PVG,2024-03-01 09:00,47,cancelled\nX3,CGK,CAN,2024-03-01 10:00,about 40,scheduled\n");
  const auto o = diff("old.csv off.csv --json");
  const auto json = nlohmann::json::parse(o.out);
  EXPECT_TRUE(json["gone"].empty()) << o.out;
  std::string status;
  for (const auto& each : json["changed"])
    if (each["after"]["id"] == "X2") status = each["after"]["status"];
  EXPECT_EQ(status, "cancelled");
  EXPECT_EQ(json["sums"]["people_after_about"], 130);  // without the 47
}

TEST_F(DiffCommand, APictureOfOneSortOfChangeSaysWhich) {
  test::put(folder / "later.csv",
            "flight,from,to,depart,people\nX1,PNH,PEK,2024-03-01 09:30,90\nX2,CGK,PVG,2024-03-01 09:00,47\n"
            "X3,CGK,CAN,2024-03-01 10:00,about 40\n");
  EXPECT_EQ(diff("old.csv later.csv -o one.svg --size 640x360").status, 0);
  EXPECT_THAT(test::contents(folder / "one.svg"), HasSubstr("moved"));
}

TEST_F(DiffCommand, AsJson) {
  const auto json = nlohmann::json::parse(diff("old.csv new.csv --json").out);
  EXPECT_EQ(json["same"], 1);
  EXPECT_EQ(json["new"][0]["id"], "X9");
  EXPECT_EQ(json["gone"][0]["id"], "X2");
  EXPECT_EQ(json["changed"][0]["changed"], (nlohmann::json{"depart", "people"}));
  EXPECT_EQ(json["changed"][0]["after"]["people"], 95);
  EXPECT_EQ(json["sums"]["people_after_about"], 213);
}

// Two tables of 400 rows, compared by join and awk: which rows are new, gone or changed, and in what.
TEST_F(DiffCommand, AgreesWithJoinAndAwkOnFourHundredRows) {
  std::mt19937 random(400);
  const char* places[] = {"PNH", "PEK", "CGK", "PVG", "CAN", "HGH", "KUL", "SIN"};
  std::vector<std::string> olds, news;
  for (int i = 0; i < 440; ++i) {
    const auto from = random() % 8, to = (from + 1 + random() % 7) % 8;
    int day = 1 + i / 40, hour = static_cast<int>(random() % 20),
        people = 40 + static_cast<int>(random() % 200);
    const auto row = [&] {
      return fmt::format("K{:03},{},{},2024-03-{:02} {:02}:15,{}\n", i, places[from], places[to], day, hour,
                         people);
    };
    if (i < 400) olds.push_back(row());
    const auto chance = random() % 10;
    if (chance == 0) hour += 2;
    if (chance == 1) people += 3;
    if (chance == 2) hour += 1, people -= 7;
    if (i >= 40) news.push_back(row());
  }
  std::shuffle(news.begin(), news.end(), random);
  const std::string titles = "flight,from,to,depart,people\n";
  test::put(folder / "old.csv", fmt::format("{}{}", titles, fmt::join(olds, "")));
  test::put(folder / "new.csv", fmt::format("{}{}", titles, fmt::join(news, "")));
  const auto by_hand = [&](const std::string& command) {
    return test::run("cd " + folder.path().string() +
                     " && for f in old new; do tail -n +2 $f.csv | sort -t, -k1,1 > $f.txt; done && export "
                     "LC_ALL=C && " +
                     command)
        .out;
  };
  const auto json = nlohmann::json::parse(diff("old.csv new.csv --json").out);
  const auto lines = [](std::vector<std::string> all) {
    std::ranges::sort(all);
    return fmt::format("{}", fmt::join(all, ""));
  };
  const auto ids = [&](const char* list) {
    std::vector<std::string> all;
    for (const auto& flight : json[list]) all.push_back(flight["id"].get<std::string>() + "\n");
    return lines(std::move(all));
  };
  EXPECT_EQ(ids("new"), by_hand("join -t, -v2 -o 2.1 old.txt new.txt"));
  EXPECT_EQ(ids("gone"), by_hand("join -t, -v1 -o 1.1 old.txt new.txt"));
  std::vector<std::string> changed;
  for (const auto& c : json["changed"]) {
    std::string line = c["after"]["id"].get<std::string>();
    for (const auto& what : c["changed"]) line += " " + what.get<std::string>();
    changed.push_back(line + "\n");
  }
  EXPECT_GT(changed.size(), 60U);
  EXPECT_EQ(lines(changed),
            by_hand("join -t, old.txt new.txt | awk -F, '{s = \"\"; if ($4 != $8) s = s \" depart\"; "
                    "if ($5 != $9) s = s \" people\"; if (s != \"\") print $1 s}'"));
  EXPECT_EQ(std::to_string(json["same"].get<int>()) + "\n",
            by_hand("join -t, old.txt new.txt | awk -F, '$4 == $8 && $5 == $9 {n++} END {print n}'"));
}

TEST_F(DiffCommand, DrawsWhatDiffers) {
  ASSERT_EQ(diff("old.csv new.csv -o changes.svg --size 1280x720").status, 0);
  const std::string picture = test::contents(folder / "changes.svg");
  for (const char* word : {"new: 1", "gone: 1", "moved, other people: 1"})
    EXPECT_THAT(picture, HasSubstr(word));
  ASSERT_EQ(diff("old.csv new.csv -o changes.toml --language zh").status, 0);
  const auto info =
      nlohmann::json::parse(test::homebound("info " + (folder / "changes.toml").string() + " --json").out);
  EXPECT_EQ(info["flights"].size(), 3U);
  EXPECT_EQ(diff("old.csv old.csv -o none.png").status, 1);
}

// What a script takes of a report is what the panel would.
TEST_F(DiffCommand, AScriptTakesWhatItNames) {
  const auto script = [&](const std::string& lines) {
    return test::run("cd " + folder.path().string() + " && " + std::string(HOMEBOUND_PROGRAM) +
                     " do old.csv " + lines + " -c 'save taken.toml'");
  };
  ASSERT_EQ(script("-c 'compare new.csv changed X9'").status, 0);
  const auto left = nlohmann::json::parse(diff("taken.toml new.csv --json").out);
  EXPECT_TRUE(left["new"].empty());
  EXPECT_TRUE(left["changed"].empty());
  ASSERT_EQ(left["gone"].size(), 1U);
  EXPECT_EQ(left["gone"][0]["id"], "X2");
  EXPECT_THAT(test::contents(folder / "taken.toml"), HasSubstr("[[figure]]"));
  ASSERT_EQ(script("-c 'compare new.csv all'").status, 0);
  EXPECT_EQ(nlohmann::json::parse(diff("taken.toml new.csv --json").out)["same"], 3);
  EXPECT_THAT(script("-c 'compare new.csv chnaged'").err, HasSubstr("did you mean 'changed'"));
}

TEST_F(DiffCommand, NeedsTwoFiles) {
  EXPECT_EQ(diff("old.csv").status, 2);
  EXPECT_EQ(diff("old.csv none.csv").status, 1);
}

}  // namespace
}  // namespace homebound
