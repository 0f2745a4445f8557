#include <gmock/gmock.h>

#include "scenario/read/read.h"

namespace homebound::scenario {
namespace {

TEST(Seats, MorePeopleThanSeatsAreDoubted) {
  const auto warnings = [](const std::string& people) {
    return parse(
               "title = 'x'\n[[flight]]\nfrom = 'PEK'\nto = 'CAN'\ndepart = 2024-01-01T00:00:00\nseats = "
               "30\npeople = " +
                   people + "\n",
               "test.toml")
        .warnings;
  };
  ASSERT_EQ(warnings("40").size(), 1U);
  EXPECT_THAT(to_message(warnings("40")[0]).english, testing::HasSubstr("40 people aboard for 30 seats"));
  EXPECT_TRUE(warnings("30").empty());
  EXPECT_TRUE(warnings("'unknown'").empty());
}

}  // namespace
}  // namespace homebound::scenario
