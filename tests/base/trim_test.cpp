#include "base/trim.h"

#include <gmock/gmock.h>

namespace homebound {
namespace {

TEST(Trim, TakesSpacesAroundTextAway) {
  EXPECT_EQ(trimmed("  a b\r\n"), "a b");
  EXPECT_EQ(trimmed("\u00A0\u3000 \u5317\u4EAC\u3000"), "\u5317\u4EAC");
  EXPECT_EQ(trimmed(" \t\u3000"), "");
  EXPECT_EQ(trimmed(""), "");
  EXPECT_EQ(trimmed("\xA0"), "\xA0") << "half a space";
}

}  // namespace
}  // namespace homebound
