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
  EXPECT_THAT(o.out, HasSubstr("3 flights before, 3 after: 1 new, 1 gone, 1 changed, 1 the same"));
  EXPECT_THAT(o.out, HasSubstr("people: about 177 before, about 213 after"));
  EXPECT_THAT(o.out, HasSubstr("new\n  X9  PNH-HGH"));
  EXPECT_THAT(o.out, HasSubstr("gone\n  X2  CGK-PVG"));
  EXPECT_THAT(o.out, HasSubstr("(40 min late); people 90 → 95 (+5)"));
  EXPECT_THAT(diff("old.csv new.csv --language zh").out, HasSubstr("晚40分钟"));
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

TEST_F(DiffCommand, NeedsTwoFiles) {
  EXPECT_EQ(diff("old.csv").status, 2);
  EXPECT_EQ(diff("old.csv none.csv").status, 1);
}

}  // namespace
}  // namespace homebound
