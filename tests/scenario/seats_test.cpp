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

TEST(Stages, CountsThatContradictThePeopleAboardAreDoubted) {
  const auto warnings = [](const std::string& keys) {
    std::string all;
    for (const Diagnostic& d :
         parse("title = 'x'\n[[flight]]\nfrom = 'PEK'\nto = 'CAN'\ndepart = 2024-01-01T00:00:00\n" + keys,
               "test.toml")
             .warnings)
      all += to_message(d).english + "\n";
    return all;
  };
  EXPECT_THAT(warnings("people = 90\nboarded = 94\n"),
              testing::HasSubstr("boarded and aboard differ: 94, 90"));
  EXPECT_THAT(warnings("people = 90\narrived = 88\n"),
              testing::HasSubstr("arrived and aboard differ: 88, 90"));
  for (const char* keys : {"people = 90\nboarded = 90\narrived = 90\n", "people = 'about 90'\nboarded = 94\n",
                           "boarded = 94\n", "people = '80-100'\nboarded = 94\n",
                           "people = 90\nplanned = 120\n", "people = 'at least 90'\nboarded = 94\n"})
    EXPECT_EQ(warnings(keys), "") << keys;
  EXPECT_THAT(warnings("people = 'at least 95'\nboarded = 94\n"), testing::HasSubstr("differ"));
}

}  // namespace
}  // namespace homebound::scenario
