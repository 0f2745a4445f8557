#include "base/recent.h"

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace homebound {
namespace {

TEST(Recent, MakesAValueOnce) {
  Recent<std::string, int> recent(2);
  int made = 0;
  const auto ask = [&](const char* key) { return recent.get(key, [&] { return ++made; }); };
  EXPECT_EQ(ask("a"), 1);
  EXPECT_EQ(ask("b"), 2);
  EXPECT_EQ(ask("a"), 1);
  EXPECT_EQ(made, 2);
}

TEST(Recent, ForgetsWhatWasNotAskedForTheLongest) {
  Recent<int, int, std::hash<int>> recent(3);
  for (const int key : {1, 2, 3}) recent.add(key, 10 * key);
  EXPECT_EQ(recent.find(1), 10);
  recent.add(4, 40);
  EXPECT_EQ(recent.find(2), std::nullopt);
  EXPECT_EQ(recent.find(1), 10);
  EXPECT_EQ(recent.find(3), 30);
  EXPECT_EQ(recent.find(4), 40);
}

TEST(Recent, NeverKeepsMore) {
  Recent<int, std::string, std::hash<int>> recent(100);
  for (int i = 0; i < 10'000; ++i) {
    recent.get(i % 777, [&] { return std::to_string(i); });
    ASSERT_LE(recent.size(), 100U);
  }
  EXPECT_EQ(recent.size(), 100U);
}

TEST(Recent, TellsValuesOfOneKeyApart) {
  Recent<std::string, int> recent(3);
  recent.add("map", 5), recent.add("map", 50);
  const auto at_least = [](int wanted) { return [=](int value) { return value >= wanted; }; };
  EXPECT_EQ(recent.find("map", at_least(20)), 50);
  EXPECT_EQ(recent.find("map", at_least(100)), std::nullopt);
  recent.add("other", 1), recent.add("other", 2);  // the first of the map's goes: it was not asked for
  EXPECT_EQ(recent.find("map"), 50);
  EXPECT_EQ(recent.size(), 3U);
}

TEST(Recent, AFailureIsNotKept) {
  Recent<int, int> recent(2);
  EXPECT_THROW(recent.get(1, []() -> int { throw 1; }), int);
  EXPECT_EQ(recent.get(1, [] { return 7; }), 7);
}

TEST(Recent, ServesManyThreads) {
  Recent<int, int, std::hash<int>> recent(10);
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 5000; ++i) {
        const int key = (i * 7 + t) % 25;
        if (recent.get(key, [&] { return key * key; }) != key * key) ++wrong;
      }
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_LE(recent.size(), 10U);
}

}  // namespace
}  // namespace homebound
