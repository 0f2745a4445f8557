#include "base/easing.h"

#include <gtest/gtest.h>

namespace homebound {
namespace {

TEST(Easing, RisesFromZeroToOneAndTurnsRound) {
  for (const std::string_view name : easing_names) {
    const Easing e = *easing_named(name);
    EXPECT_DOUBLE_EQ(eased(e, 0), 0) << name;
    EXPECT_DOUBLE_EQ(eased(e, 1), 1) << name;
    EXPECT_DOUBLE_EQ(eased(e, -1), 0) << name;
    EXPECT_DOUBLE_EQ(eased(e, 2), 1) << name;
    for (int i = 1; i < 20; ++i) {
      const double x = 0.05 * i;
      EXPECT_GT(eased(e, x), eased(e, x - 0.05)) << name;
      EXPECT_NEAR(share_of(e, eased(e, x)), x, 1e-12) << name;
      EXPECT_NEAR(speed_of(e, x), (eased(e, x + 1e-5) - eased(e, x - 1e-5)) / 2e-5, 1e-6) << name;
    }
  }
  EXPECT_LT(eased(Easing::in, 0.3), 0.3);
  EXPECT_GT(eased(Easing::out, 0.3), 0.3);
  EXPECT_DOUBLE_EQ(eased(Easing::in_out, 0.5), 0.5);
  EXPECT_FALSE(easing_named("inout"));
}

}  // namespace
}  // namespace homebound
