#include "data/register/name_match.h"

#include <gmock/gmock.h>

namespace homebound::data {
namespace {

TEST(NameMatch, SlipsAreCountedInLetters) {
  EXPECT_EQ(match("heathrow", "heathrwo"), slips);
  EXPECT_EQ(match("南京", "北京"), none) << "another city, not a slip";
  EXPECT_EQ(match("浦东机场", "蒲东机场"), slips);
  EXPECT_EQ(match("москва шереметьево", "шереметево"), slips);
}

}  // namespace
}  // namespace homebound::data
