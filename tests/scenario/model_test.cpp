#include "scenario/model.h"

#include <gtest/gtest.h>

#include "expect_findings.h"

namespace homebound::scenario {
namespace {

TEST(Text, OfOneLanguageIsTheSameInBoth) {
  const Text both{"Beijing", "北京"};
  EXPECT_EQ(both.in(Language::chinese), "北京");
  EXPECT_EQ(both.in(Language::both), "Beijing");
  EXPECT_EQ(Text("", "北京").in(Language::english), "北京");
  EXPECT_EQ(Text{}.in(Language::english), "");
}

TEST(Places, AnAirportUnderTwoCodesIsOnePlace) {
  const Scenario s = parse(
      "[[flight]]\nfrom = \"PNH\"\nto = \"pek\"\narrive = 2015-11-10T09:00:00\n"
      "[[flight]]\nfrom = \"VDPP\"\nto = \"HGH\"\narrive = 2015-11-10T09:00:00\n",
      "test.toml");
  ASSERT_EQ(s.places.size(), 3u);
  EXPECT_EQ(s.flights[0].from, s.flights[1].from);
  EXPECT_EQ(s.places[0].icao, "VDPP");
  EXPECT_EQ(s.places[0].zone, "Asia/Phnom_Penh");
  EXPECT_NEAR(s.places[0].at.lat, 11.547155, 1e-6);
}

TEST(Places, TheScenarioMayNameAnAirport) {
  const Scenario s = parse(
      "[[place]]\nid = \"home\"\nairport = \"ZBAA\"\nname = \"Home\"\n"
      "[[flight]]\nfrom = \"PNH\"\nto = \"PEK\"\narrive = 2015-11-10T09:00:00\n"
      "[[flight]]\nfrom = \"CGK\"\nto = \"home\"\narrive = 2015-11-10T09:00:00\n",
      "test.toml");
  EXPECT_EQ(s.flights[0].to, 0u);
  EXPECT_EQ(s.flights[1].to, 0u);
  EXPECT_EQ(s.places[0].id, "home");
  EXPECT_EQ(s.places[0].name.in(Language::english), "Home");
  EXPECT_EQ(s.places[0].iata, "PEK");
  EXPECT_EQ(s.places[0].zone, "Asia/Shanghai");
}

TEST(Flights, IdsWhenTheFileGivesNone) {
  const std::string leg = "[[flight]]\nfrom = \"PNH\"\nto = \"PEK\"\narrive = 2015-11-10T09:00:00\n";
  const Scenario s = parse(leg + leg, "test.toml");
  EXPECT_EQ(s.flights[0].id, "PNH-PEK");
  EXPECT_EQ(s.flights[1].id, "PNH-PEK 2");
}

TEST(Flights, PeopleWithoutAKindArePassengers) {
  const Scenario s = parse(flight("people = 3"), "test.toml");
  EXPECT_EQ(s.flights[0].kind, "passengers");
  EXPECT_EQ(s.kinds.at("passengers").in(Language::chinese), "乘客");
  EXPECT_EQ(parse(flight(""), "test.toml").flights[0].kind, "");
}

TEST(Flights, RoutesPassTheirWaypoints) {
  const Scenario s = parse(flight("via = [[110, 20], \"CAN\"]\nspeed = 800"), "test.toml");
  const auto points = route(s, s.flights[0]);
  ASSERT_EQ(points.size(), 4u);
  EXPECT_EQ(points[1], (LonLat{110, 20}));
  EXPECT_NEAR(points[2].lon, 113.299, 1e-3);
  EXPECT_EQ(s.flights[0].speed_kmh, 800);
}

TEST(Scenario, TopLevelKeys) {
  const Scenario s = parse(
      "title = { en = \"T\", zh = \"题\" }\nlanguage = \"zh\"\ntheme = \"night\"\nprojection = \"robinson\"\n"
      "center = [180, 0]\nextent = [90, -10, 130, 45]\nzone = \"Asia/Shanghai\"\nzone_name = \"China "
      "time\"\n",
      "test.toml");
  EXPECT_EQ(s.title.in(Language::chinese), "题");
  EXPECT_EQ(s.language, Language::chinese);
  EXPECT_EQ(s.theme, "night");
  EXPECT_EQ(s.projection, "robinson");
  EXPECT_EQ(s.center, (LonLat{180, 0}));
  EXPECT_EQ(s.extent, (LonLatBox{90, -10, 130, 45}));
  EXPECT_EQ(s.zone_name.in(Language::chinese), "China time");
}

TEST(Layers, AreShownAndHiddenByName) {
  const Scenario usual = parse("title = \"a\"", "a.toml");
  EXPECT_FALSE(usual.layers.countries);
  EXPECT_TRUE(usual.layers.seas && usual.layers.clock);
  const Scenario s = parse("show = [\"countries\", \"rivers\"]\nhide = \"clock\"", "a.toml");
  EXPECT_TRUE(s.layers.countries && s.layers.rivers && s.layers.seas);
  EXPECT_FALSE(s.layers.clock);
}

TEST(Layers, TheTableNamesEachOnce) {
  Layers all;
  for (const NamedLayer& known : layer_table) {
    EXPECT_EQ(layer_named(known.name), known.layer);
    all.*known.layer = false;
  }
  EXPECT_EQ(to_string(all), std::string(sizeof(Layers), '0')) << "a member of Layers has no name";
  EXPECT_FALSE(layer_named("clouds"));
}

}  // namespace
}  // namespace homebound::scenario
