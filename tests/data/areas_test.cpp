#include "data/gis/areas.h"

#include <fstream>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "base/resources.h"
#include "data/gis/base_map.h"
#include "data/gis/rings.h"
#include "geo/clip/shape.h"

namespace homebound::data {
namespace {

using testing::HasSubstr;

bool on_land(LonLat p) {
  static const Shape land =
      prepared(read_base_map(resource("geodata/basemap.gpkg"), Detail::medium).land, made_by_cut);
  return contains(land, p);
}

TEST(Areas, SeasAreNamedOnWater) {
  const auto seas = read_seas(resource("geodata/seas.csv"));
  EXPECT_GE(seas.size(), 50U);
  for (const Area& sea : seas) {
    EXPECT_FALSE(sea.name_zh.empty()) << sea.name;
    EXPECT_TRUE(sea.rank >= 1 && sea.rank <= 4) << sea.name;
    for (const Area::Anchor& a : sea.anchors)
      EXPECT_FALSE(on_land(a.at)) << sea.name << ' ' << a.at.lon << ' ' << a.at.lat;
  }
}

TEST(Areas, CountriesAreNamedOnTheirLand) {
  const auto countries = read_countries(resource("geodata/countries.csv"));
  EXPECT_EQ(countries.size(), 195U) << "members and observers of the United Nations";
  std::set<std::string> names;
  for (const Area& country : countries) {
    EXPECT_TRUE(names.insert(country.name).second) << country.name;
    EXPECT_FALSE(country.name_zh.empty()) << country.name;
    if (country.size_km < 100) continue;
    for (const Area::Anchor& a : country.anchors)
      EXPECT_TRUE(on_land(a.at)) << country.name << ' ' << a.at.lon << ' ' << a.at.lat;
  }
  EXPECT_EQ(countries.front().name, "Russia");
}

TEST(Areas, ErrorsNameTheLine) {
  const std::string file = testing::TempDir() + "/seas.csv";
  std::ofstream(file) << "name,name_zh,rank,anchors\nA Sea,某海,3,10 20 100\nB Sea,某海,3,10 20\n";
  try {
    read_seas(file);
    FAIL();
  } catch (const Error& e) {
    EXPECT_THAT(e.what(), HasSubstr("seas.csv:3: expected a number"));
  }
}

}  // namespace
}  // namespace homebound::data
