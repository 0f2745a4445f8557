#include "ui/panels/finder.h"

#include <gtest/gtest.h>

#include "ui/kit/fuzzy.h"

namespace homebound::ui {
namespace {

TEST(Fuzzy, TakesLettersInTheirOrder) {
  EXPECT_TRUE(fit("nxp", "Next projection"));
  EXPECT_TRUE(fit("EQUAL", "Equal Earth"));
  EXPECT_TRUE(fit("夜", "夜间"));
  EXPECT_FALSE(fit("pxn", "Next projection"));
  EXPECT_FALSE(fit("z", ""));
  EXPECT_EQ(fit("", "Anything"), 0);
}

TEST(Fuzzy, BeginningsAndRunsCountMost) {
  EXPECT_GT(fit("np", "Next projection"), fit("np", "Open places"));
  EXPECT_GT(fit("the", "Next theme"), fit("the", "To the earliest"));
  EXPECT_GT(fit("night", "Night"), fit("night", "Nine giants hit"));
  EXPECT_GT(fit("play", "Play"), fit("play", "Play the story"));
}

// The score is that of the best way to lay the letters: compared with all ways of short texts.
int by_hand(const std::string& typed, const std::string& name, std::size_t t, std::size_t from, bool run) {
  if (t == typed.size()) return 0;
  int best = -1000000;
  for (std::size_t i = from; i < name.size(); ++i) {
    if (name[i] != typed[t]) continue;
    const int here = run && i == from ? 8 : i == 0 || name[i - 1] == ' ' ? 6 : 1;
    best = std::max(best, here + by_hand(typed, name, t + 1, i + 1, true));
  }
  return best;
}
TEST(Fuzzy, FindsTheBestWay) {
  for (const std::string name : {"aab aba", "ab ab aab", "b aabb a"})
    for (const std::string typed : {"a", "ab", "aab", "ba", "abab"}) {
      const int score = by_hand(typed, name, 0, 0, false);
      const auto found = fit(typed, name);
      ASSERT_EQ(found.has_value(), score > 0) << typed << " in " << name;
      if (found) {
        EXPECT_EQ(*found, score * 100 - static_cast<int>(name.size())) << typed << " in " << name;
      }
    }
}

std::vector<std::string> ids(const std::vector<Findable>& list) {
  std::vector<std::string> all;
  for (const Findable& f : list) all.push_back(f.id);
  return all;
}

TEST(Finder, ReadsPositions) {
  for (const char* typed : {"31.2, 121.5", "N31 12 E121 30", "31.2N 121.5E"}) {
    const auto go = position_typed(typed, Language::english);
    ASSERT_TRUE(go) << typed;
    EXPECT_EQ(go->name, "Go to 31.2000° N, 121.5000° E");
    EXPECT_EQ(go->other, "前往 北纬31.2000°，东经121.5000°");
    EXPECT_FALSE(go->recurs);
  }
  EXPECT_FALSE(position_typed("night", Language::english));
  EXPECT_FALSE(position_typed("", Language::english));
}

TEST(Finder, PutsWhatWasUsedLatelyFirst) {
  std::vector<Findable> all;
  for (const char* name : {"Play", "Loop", "Next theme"}) all.push_back({name, name, name, "", "", {}});
  using Ids = std::vector<std::string>;
  EXPECT_EQ(ids(found(all, "", {"Next theme", "Loop"})), (Ids{"Next theme", "Loop", "Play"}));
  EXPECT_EQ(ids(found(all, "l", {})), (Ids{"Loop", "Play"}));
  EXPECT_EQ(ids(found(all, "th", {"Loop"})), Ids{"Next theme"});
}

TEST(Finder, FindsGroupsByTheirNamesInBothLanguages) {
  Findable robinson{"projection:robinson", "罗宾逊", "Robinson", "投影", "", {}};
  robinson.other_group = "Projection";
  const std::vector<Findable> all{{"play", "播放", "Play", "播放", "", {}}, robinson};
  using Ids = std::vector<std::string>;
  EXPECT_EQ(ids(found(all, "proj", {})), Ids{"projection:robinson"});
  EXPECT_EQ(ids(found(all, "投影", {})), Ids{"projection:robinson"});
  EXPECT_EQ(ids(found(all, "proj rob", {})), Ids{"projection:robinson"});
}

}  // namespace
}  // namespace homebound::ui
