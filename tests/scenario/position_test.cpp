#include "scenario/position.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "data/register/airports.h"

namespace homebound::scenario {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

TEST(Position, LongitudesAreWrapped) {
  EXPECT_EQ(parse_position("200,10").at, (LonLat{-160, 10}));
  EXPECT_EQ(parse_position("-190,10").at, (LonLat{170, 10}));
  EXPECT_EQ(parse_position("360,-90").at, (LonLat{0, -90}));
  EXPECT_EQ(parse_position("180,0").at, (LonLat{180, 0}));
  EXPECT_EQ(parse_position("-180,0").at, (LonLat{-180, 0}));
  EXPECT_EQ(parse_position("116.5, 40.25").at, (LonLat{116.5, 40.25}));
  for (const char* text : {"361,0", "0,90.1", "0,-91"})
    EXPECT_THAT([&] { parse_position(text); }, ThrowsMessage<UsageError>(HasSubstr("is not on the globe")));
}

TEST(Position, PlacesComeBeforeAirports) {
  const LonLat beijing = data::Airports::shipped().find("PEK")->at;
  EXPECT_EQ(parse_position("PEK").at, beijing);
  EXPECT_EQ(parse_position("zbaa").at, beijing);
  const std::vector<Place> places{{.id = "PEK", .at = {1, 2}}, {.id = "camp", .at = {3, 4}}};
  EXPECT_EQ(parse_position("PEK", places).at, (LonLat{1, 2}));
  EXPECT_EQ(parse_position("camp", places).at, (LonLat{3, 4}));
  for (const char* text : {"", "camps", "1", "1,", ",1", "1,2,3", "nan,1", "1,inf"})
    EXPECT_THAT([&] { parse_position(text, places); },
                ThrowsMessage<UsageError>(HasSubstr("nor a place or an airport's code")))
        << text;
}

}  // namespace
}  // namespace homebound::scenario
