#include "data/gis/base_map.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <set>
#include <thread>

#include <gmock/gmock.h>

#include "base/error.h"
#include "base/resources.h"
#include "data/gis/rings.h"
#include "data/text/csv.h"
#include "geo/clip/shape.h"
#include "geo/sphere.h"

namespace homebound::data {
namespace {

const BaseMap& world(Detail detail) {
  static std::map<Detail, BaseMap> read;
  const auto found = read.find(detail);
  return found != read.end()
             ? found->second
             : read.emplace(detail, read_base_map(resource("geodata/basemap.gpkg"), detail)).first->second;
}

double km2(const Polygons& polygons) { return spherical_area(polygons) / 1e6; }

// What an edge does to the longitude, the short way round.
double turn(LonLat a, LonLat b) { return std::remainder(b.lon - a.lon, 360); }

double longest_edge(const LonLatParts& parts, bool closed) {
  double longest = 0;
  for (std::size_t i = 0; i < parts.parts(); ++i) {
    const auto part = parts.part(i);
    for (std::size_t k = closed ? 0 : 1; k < part.size(); ++k) {
      const LonLat a = part[k == 0 ? part.size() - 1 : k - 1], b = part[k];
      longest = std::max({longest, std::abs(turn(a, b)), std::abs(b.lat - a.lat)});
    }
  }
  return longest;
}

class EveryDetail : public testing::TestWithParam<Detail> {};
INSTANTIATE_TEST_SUITE_P(BaseMap, EveryDetail, testing::Values(Detail::low, Detail::medium, Detail::high));

// The land of the Earth is 148.9 million km2 (CIA World Factbook); the source has no Caspian Sea in it,
// and the ice shelves of Antarctica.
TEST_P(EveryDetail, LandHasTheAreaOfTheLand) {
  EXPECT_NEAR(km2(world(GetParam()).land), 148.9e6, 0.02 * 148.9e6);
}

TEST_P(EveryDetail, LandIsAtTheLeftOfItsRings) {
  const Polygons& land = world(GetParam()).land;
  for (const LonLat inside : {LonLat{116.4, 39.9},
                              {104.9, 11.55},
                              {106.85, -6.4},
                              {-98, 39},
                              {25, 0},
                              {134, -25},
                              {45, 65},
                              {175, 67},
                              {-175, 66.5},
                              {0, -89},
                              {180, -88},
                              {-40, 75}})
    EXPECT_TRUE(contains(land, inside)) << inside.lon << ' ' << inside.lat;
  for (const LonLat outside : {LonLat{-30, 0}, {160, 20}, {112, 14}, {180, 0}, {0, 89}, {80, -30}, {180, 75}})
    EXPECT_FALSE(contains(land, outside)) << outside.lon << ' ' << outside.lat;
}

TEST_P(EveryDetail, AntarcticaGoesRoundThePoleWithoutReachingIt) {
  const Polygons& land = world(GetParam()).land;
  int round = 0;
  for (std::size_t i = 0; i < land.parts(); ++i) {
    const auto ring = land.part(i);
    double turned = turn(ring.back(), ring.front());
    for (std::size_t k = 1; k < ring.size(); ++k) turned += turn(ring[k - 1], ring[k]);
    if (std::abs(turned) > 1) {
      EXPECT_NEAR(turned, -360, 1e-6) << "westward, so that the pole is at the left";
      ++round;
    }
  }
  EXPECT_EQ(round, 1);
  EXPECT_THAT(land.points, testing::Each(testing::Field(&LonLat::lat, testing::Gt(-89.9))));
}

// The outline of land is its rings without these edges.
TEST_P(EveryDetail, MadeUpEdgesLieOn180AndAreFew) {
  const Polygons& land = world(GetParam()).land;
  std::size_t made_up = 0;
  for (std::size_t i = 0; i < land.parts(); ++i) {
    const auto ring = land.part(i);
    for (std::size_t k = 0; k < ring.size(); ++k) {
      const LonLat a = ring[k], b = ring[(k + 1) % ring.size()];
      const bool on_cut = std::abs(a.lon) == 180 && std::abs(b.lon) == 180;
      EXPECT_EQ(made_by_cut(a, b), on_cut) << a.lat << " " << b.lat;
      made_up += on_cut ? 1 : 0;
    }
  }
  EXPECT_GT(made_up, 10U);
  EXPECT_LT(made_up, 200U);
}

TEST_P(EveryDetail, HalvesOfALandMeetOn180) {
  const Polygons& land = world(GetParam()).land;
  std::map<double, std::set<double>> edges[2];  // by side: from the southern latitude to the northern ones
  for (std::size_t i = 0; i < land.parts(); ++i) {
    const auto ring = land.part(i);
    for (std::size_t k = 0; k < ring.size(); ++k) {
      const LonLat a = ring[k], b = ring[(k + 1) % ring.size()];
      if (std::abs(a.lon) == 180 && a.lon == b.lon)
        edges[a.lon > 0 ? 1 : 0][std::min(a.lat, b.lat)].insert(std::max(a.lat, b.lat));
    }
  }
  ASSERT_FALSE(edges[0].empty());
  for (const auto& [south, norths] : edges[0])
    for (double north : norths)
      EXPECT_TRUE(edges[1].contains(south) && edges[1][south].contains(north)) << south << " to " << north;
}

TEST_P(EveryDetail, NoEdgeIsLongerThanADegree) {
  const BaseMap& map = world(GetParam());
  EXPECT_LE(longest_edge(map.land, true), 1 + 1e-9);
  EXPECT_LE(longest_edge(map.lakes, true), 1 + 1e-9);
  for (const Lines* lines : {&map.rivers, &map.boundaries[0], &map.boundaries[1], &map.boundaries[2]})
    EXPECT_LE(longest_edge(*lines, false), 1 + 1e-9);
}

// `ogrinfo -so -al geodata/basemap.gpkg`, and -sql "select kind, count(*) from admin0_lines_* group by kind".
TEST(BaseMap, HoldsEveryFeatureOfTheFile) {
  EXPECT_THAT(world(Detail::low).land.parts(), testing::AllOf(testing::Ge(453U), testing::Lt(470U)));
  EXPECT_THAT(world(Detail::medium).land.parts(), testing::AllOf(testing::Ge(1559U), testing::Lt(1575U)));
  EXPECT_THAT(world(Detail::high).land.parts(), testing::AllOf(testing::Ge(4095U), testing::Lt(4110U)));
  EXPECT_NEAR(static_cast<double>(world(Detail::high).land.points.size()), 412e3, 6e3);
  const std::size_t international[] = {333, 338, 346};
  for (const Detail detail : {Detail::low, Detail::medium, Detail::high}) {
    const auto& lines = world(detail).boundaries;
    EXPECT_EQ(lines[0].parts(), international[static_cast<int>(detail)]);
    EXPECT_EQ(lines[1].parts(), 31U);
    EXPECT_EQ(lines[2].parts(), 1U);
  }
  EXPECT_GE(world(Detail::high).lakes.parts(), 412U);
  EXPECT_LT(world(Detail::low).lakes.parts(), 300U);
  EXPECT_GE(world(Detail::high).rivers.parts(), 477U);
}

TEST(BaseMap, LakesAreAtTheLeftOfTheirRings) {
  const Polygons& lakes = world(Detail::high).lakes;
  EXPECT_TRUE(contains(lakes, {-87, 43.5}));  // Michigan
  EXPECT_TRUE(contains(lakes, {108, 53.5}));  // Baikal
  EXPECT_FALSE(contains(lakes, {100, 30}));
}

TEST(BaseMap, WithinKeepsWhatTouchesTheBox) {
  const auto file = resource("geodata/basemap.gpkg");
  const BaseMap java = read_base_map(file, Detail::medium, {105, -9, 115, -5});
  EXPECT_TRUE(contains(java.land, {110, -7}));
  EXPECT_LT(java.land.parts(), 100U);
  EXPECT_TRUE(java.boundaries[0].points.empty());
  // Across 180 degrees: both halves of Vanua Levu's neighbour Taveuni, Antarctica once, and nothing of
  // Africa.
  const BaseMap pacific = read_base_map(file, Detail::high, {170, -90, -170, 0});
  EXPECT_TRUE(contains(pacific.land, {179.2, -16.6}));
  EXPECT_TRUE(contains(pacific.land, {-179.97, -16.81}));
  EXPECT_TRUE(contains(pacific.land, {0, -89}));
  EXPECT_LT(pacific.land.parts(), 600U);
}

TEST(BaseMap, TwoThreadsReadAtOnce) {
  std::size_t parts[2] = {0, 0};
  const auto file = resource("geodata/basemap.gpkg");
  std::thread other([&] { parts[0] = read_base_map(file, Detail::low).land.parts(); });
  parts[1] = read_base_map(file, Detail::low).land.parts();
  other.join();
  EXPECT_EQ(parts[0], parts[1]);
  EXPECT_EQ(parts[0], world(Detail::low).land.parts());
}

std::string error_of(const std::filesystem::path& file) {
  try {
    read_base_map(file, Detail::high);
  } catch (const Error& e) {
    return e.what();
  }
  return "no error";
}

TEST(BaseMap, AFileThatCannotBeReadIsOneClearError) {
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "homebound_base_map";
  std::filesystem::create_directories(folder);
  EXPECT_THAT(error_of(folder / "none.gpkg"), testing::HasSubstr("none.gpkg: there is no such file"));

  std::ofstream(folder / "text.gpkg") << "not a database";
  EXPECT_THAT(error_of(folder / "text.gpkg"), testing::HasSubstr("cannot read the base map"));

  // The first half of the real file: it opens, and breaks off among the features.
  std::filesystem::copy_file(resource("geodata/basemap.gpkg"), folder / "half.gpkg",
                             std::filesystem::copy_options::overwrite_existing);
  std::filesystem::permissions(folder / "half.gpkg", std::filesystem::perms::owner_all);
  std::filesystem::resize_file(folder / "half.gpkg", 4'000'000);
  testing::internal::CaptureStderr();
  const std::string message = error_of(folder / "half.gpkg");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
  EXPECT_THAT(message, testing::HasSubstr("half.gpkg"));
  EXPECT_EQ(std::count(message.begin(), message.end(), '\n'), 0);
  std::filesystem::remove_all(folder);
}

TEST(Cities, EveryCapitalHasAChineseName) {
  const CsvTable states = CsvTable::read(resource("geodata/countries.csv"));
  const std::vector<City> cities = read_cities(resource("geodata/basemap.gpkg"));
  std::set<std::string> capitals;
  for (const City& city : cities) {
    if (city.feature != "PPLC") continue;
    capitals.insert(city.country);
    EXPECT_GE(static_cast<unsigned char>(city.name_zh[0]), 0xE4) << city.name;
  }
  // Four states have none in the table: the register names none for two of them, and has no population for
  // Palikir and Ngerulmud.
  const std::set<std::string> without{"IL", "PS", "FM", "PW"};
  for (std::size_t i = 0; i < states.rows(); ++i) {
    const std::string iso(states.at(i, states.column("iso")));
    EXPECT_EQ(capitals.contains(iso), !without.contains(iso)) << iso;
  }
  const auto chinese = [&](std::string_view name, std::string_view country) {
    return std::ranges::find_if(cities, [&](const City& c) { return c.name == name && c.country == country; })
        ->name_zh;
  };
  // Forms of maps of the mainland, where the register has others.
  EXPECT_EQ(chinese("Caracas", "VE"), "加拉加斯");
  EXPECT_EQ(chinese("Mogadishu", "SO"), "摩加迪沙");
  EXPECT_EQ(chinese("Kingston", "JM"), "金斯敦");
  EXPECT_EQ(chinese("Managua", "NI"), "马那瓜");
  EXPECT_EQ(chinese("Zhongshan", "CN"), "中山");
}

TEST(Cities, MostPopulousFirstWithBothNames) {
  const std::vector<City> cities = read_cities(resource("geodata/basemap.gpkg"));
  ASSERT_LT(cities.size(), 6729U) << "parts of larger cities are left out";
  ASSERT_GT(cities.size(), 6660U);
  EXPECT_EQ(cities.front().name, "Shanghai");
  EXPECT_TRUE(std::is_sorted(cities.begin(), cities.end(),
                             [](const City& a, const City& b) { return a.population > b.population; }));
  const auto find = [&](std::string_view name, std::string_view country) {
    return *std::find_if(cities.begin(), cities.end(),
                         [&](const City& c) { return c.name == name && c.country == country; });
  };
  const City jakarta = find("Jakarta", "ID");
  EXPECT_EQ(jakarta.name_zh, "雅加达");
  EXPECT_EQ(jakarta.feature, "PPLC");
  EXPECT_NEAR(jakarta.at.lon, 106.845, 0.01);
  EXPECT_NEAR(jakarta.at.lat, -6.215, 0.01);
  EXPECT_EQ(find("New York City", "US").name_zh, "纽约") << "simplified characters, no word for city";
  EXPECT_EQ(find("Shenzhen", "CN").name_zh, "深圳");
  EXPECT_EQ(find("Singapore", "SG").name_zh, "新加坡") << "from the overrides";
  EXPECT_EQ(find("Naypyidaw", "MM").name_zh, "内比都");
  EXPECT_EQ(find("Osaka", "JP").name_zh, "大阪");
  EXPECT_EQ(find("Vientiane", "LA").name_zh, "万象");
  EXPECT_TRUE(std::none_of(cities.begin(), cities.end(), [](const City& c) { return c.name == "Brooklyn"; }));
  const auto chinese = [&](std::string_view name) {
    return std::any_of(cities.begin(), cities.end(), [&](const City& c) { return c.name_zh == name; });
  };
  EXPECT_TRUE(chinese("伊春") && chinese("宜春"))
      << "two of one name in one country, told apart by their ids";
  EXPECT_EQ(find("Taipei", "TW").feature, "PPLA") << "capitals are those of the states in countries.csv";
  EXPECT_EQ(find("Nuuk", "GL").feature, "PPLA");
}

}  // namespace
}  // namespace homebound::data
