// Texts and values that are kept once: what recurs, what is shared, what is seldom there.
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/bilingual.h"
#include "base/interned.h"
#include "base/memo.h"
#include "base/rare.h"

namespace homebound {
namespace {

TEST(Memo, SaysOfEachTextWhatItMeansHoweverManyThereAre) {
  Memo<std::size_t> memo(8);
  std::size_t made = 0;
  for (int round = 0; round < 2; ++round)
    for (int i = 0; i < 100; ++i) {
      const std::string text(static_cast<std::size_t>(i), 'x');
      EXPECT_EQ(memo.get(text, [&] { return ++made, text.size(); }), text.size());
    }
  EXPECT_GT(made, 100u) << "few are kept";
  const std::size_t before = made;
  for (int i = 0; i < 5; ++i) memo.get("again", [&] { return ++made; });
  EXPECT_EQ(made, before + 1);
  EXPECT_EQ(Memo<int>().get("", [] { return 7; }), 7) << "an empty text is a text";
}

TEST(Interned, IsTheSameForTheSameTextOnEveryThread) {
  const std::string kind = "evacuees";
  std::vector<Interned> all(8);
  std::vector<std::thread> threads;
  for (Interned& one : all) threads.emplace_back([&one, kind] { one = Interned(kind + " and crew"); });
  for (std::thread& thread : threads) thread.join();
  for (const Interned& one : all) EXPECT_EQ(&one.text(), &all[0].text());
  EXPECT_EQ(all[0], "evacuees and crew");
  EXPECT_NE(all[0], Interned(kind));
  EXPECT_EQ(fmt::format("{:>20}", all[0]), "   evacuees and crew");
  EXPECT_TRUE(Interned().empty());
  EXPECT_EQ(Interned(), Interned(std::string()));
  EXPECT_EQ(sizeof(Interned), sizeof(void*));
}

TEST(Rare, IsAValue) {
  Rare<Text> none, note(Text{"late", "晚点"});
  EXPECT_FALSE(none);
  EXPECT_TRUE(none->empty());
  EXPECT_FALSE(Rare<Text>(Text{})) << "the default takes no room";
  Rare<Text> copy = note;
  EXPECT_EQ(copy, note);
  copy = Text{"early", "提前"};
  EXPECT_EQ(note->english, "late");
  EXPECT_NE(copy, note);
  copy = none;
  EXPECT_EQ(copy, none);
  EXPECT_EQ(sizeof(note), sizeof(void*));
}

}  // namespace
}  // namespace homebound
