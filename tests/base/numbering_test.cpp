#include "base/numbering.h"

#include <random>
#include <unordered_map>

#include <gtest/gtest.h>

namespace homebound {
namespace {

TEST(Numbering, NumbersKeysInTheOrderInWhichTheyCome) {
  IntegerNumbering numbers;
  EXPECT_EQ(numbers.number(7), (std::pair<std::uint32_t, bool>(0, true)));
  EXPECT_EQ(numbers.number(0), (std::pair<std::uint32_t, bool>(1, true)));
  EXPECT_EQ(numbers.number(7), (std::pair<std::uint32_t, bool>(0, false)));
  EXPECT_EQ(numbers.number(~0ULL), (std::pair<std::uint32_t, bool>(2, true)));
}

TEST(Numbering, NumbersMoreKeysThanWereExpected) {
  std::mt19937_64 random(1);
  for (const std::size_t expected :
       {std::size_t{0}, std::size_t{1}, std::size_t{1000}, std::size_t{100'000}}) {
    IntegerNumbering numbers(expected);
    std::unordered_map<std::uint64_t, std::uint32_t> known;
    for (int i = 0; i < 20'000; ++i) {
      const std::uint64_t key = random() % 9000;
      const auto [entry, is_new] = known.try_emplace(key, static_cast<std::uint32_t>(known.size()));
      EXPECT_EQ(numbers.number(key), (std::pair{entry->second, is_new}));
    }
  }
}

}  // namespace
}  // namespace homebound
