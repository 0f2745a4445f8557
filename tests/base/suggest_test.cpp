#include "base/suggest.h"

#include <gmock/gmock.h>

namespace homebound {
namespace {

TEST(Suggest, CountsEdits) {
  EXPECT_EQ(edit_distance("robinsin", "robinson"), 1);
  EXPECT_EQ(edit_distance("peolpe", "people"), 1);  // neighbours swapped
  EXPECT_EQ(edit_distance("PVG", "pvg"), 0);
  EXPECT_EQ(edit_distance("", "abc"), 3);
  const std::vector<std::string_view> keys = {"depart", "arrive", "people"};
  EXPECT_EQ(did_you_mean("arive", keys).english, "; did you mean 'arrive'?");
  EXPECT_EQ(did_you_mean("zzzzzzzz", keys).english, "");
  const std::vector<std::string_view> codes = {"en", "zh", "both"};
  EXPECT_EQ(did_you_mean("eng", codes).english, "; did you mean 'en'?");
  EXPECT_EQ(did_you_mean("fr", codes).english, "");
  EXPECT_EQ(did_you_mean("", codes).english, "");
}

TEST(Suggest, CountsLettersNotBytes) {
  EXPECT_EQ(edit_distance("北京", "南京"), 1);
  EXPECT_EQ(edit_distance("浦东虹桥", "浦虹东桥"), 1);  // neighbours swapped
  EXPECT_EQ(edit_distance("Zürich", "zurich"), 1);
  EXPECT_EQ(edit_distance("上海", ""), 2);
  const std::vector<std::string_view> names = {"雅加达苏加诺", "金边国际机场", "上海浦东", "北京首都"};
  EXPECT_EQ(did_you_mean("金边国际几场", names).english, "; did you mean '金边国际机场'?");
  EXPECT_EQ(did_you_mean("上海蒲东", names).chinese, "；是否指“上海浦东”？");
  // Half of six letters may differ. Most of these share bytes, but no letters.
  EXPECT_THAT(nearest("雅加达机场楼", names, 4), testing::ElementsAre("雅加达苏加诺"));
  EXPECT_THAT(nearest("广州白云", names, 4), testing::IsEmpty());
}

}  // namespace
}  // namespace homebound
