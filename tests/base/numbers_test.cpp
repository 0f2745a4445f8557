#include "base/numbers.h"

#include <gmock/gmock.h>

namespace homebound {
namespace {

TEST(Numbers, AreWholeTexts) {
  EXPECT_EQ(number_in("12.5"), 12.5);
  EXPECT_EQ(number_in(" -1e3\t"), -1000);
  EXPECT_EQ(number_in("+.5"), 0.5);
  for (const char* text :
       {"", " ", "+", "-", "++1", "+-1", "1 2", "1,5", "1x", "0x1p3", "nan", "inf", "1e999"})
    EXPECT_FALSE(number_in(text)) << text;
}

TEST(Numbers, FitTheirType) {
  EXPECT_EQ(number_in<int>("+42"), 42);
  EXPECT_EQ(number_in<std::size_t>("42"), 42U);
  EXPECT_FALSE(number_in<int>("4.2"));
  EXPECT_FALSE(number_in<int>("3000000000"));
  EXPECT_FALSE(number_in<std::size_t>("-1"));
}

}  // namespace
}  // namespace homebound
