#include "data/places/words.h"

#include <gtest/gtest.h>

#include "data/register/airports.h"
#include "data/register/fold.h"

namespace homebound::data {
namespace {

TEST(PlaceWords, TheTextOfANameIsThatOfItsCore) {
  for (const char* name :
       {"", "st", "airport", "international", "the", "naha", "ft worth", "北京首都国际机场", "广州市",
        "القاهره", "мосКва", "o'hare", "the naha international airport"})
    EXPECT_EQ(core_text(name), core_of(name).text) << name;
  for (const Airport& airport : Airports::shipped().all())
    for (const std::string* name : {&airport.city, &airport.city_zh, &airport.long_name})
      ASSERT_EQ(core_text(folded(*name)), core_of(folded(*name)).text) << *name;
}

}  // namespace
}  // namespace homebound::data
