// Lines and areas against GeographicLib's Planimeter, a program of its own.
#include "geo/measure/measure.h"

#include <cmath>
#include <cstdio>
#include <fstream>
#include <random>

#include <gtest/gtest.h>

namespace homebound {
namespace {

constexpr double earth = 510065621724088.5;  // m2, of the ellipsoid

// Polygons of all sizes, some around a pole, some across 180 degrees, in either direction.
std::vector<std::vector<LonLat>> rings() {
  std::vector<std::vector<LonLat>> all = {{{0, -80}, {120, -80}, {-120, -80}},
                                          {{170, 10}, {-170, 10}, {-170, 30}, {170, 30}},
                                          {{0, 0}, {0, 60}, {90, 0}},
                                          {{116.6, 40.1}, {121.8, 31.1}, {113.3, 23.4}, {104.8, 11.5}}};
  std::mt19937 random(7);
  std::uniform_real_distribution<double> lon(-180, 180), lat(-80, 80), turn(0, 360), size(1, 5000e3);
  for (int i = 0; i < 60; ++i) {
    const LonLat middle{lon(random), lat(random)};
    const double radius = size(random), start = turn(random), way = i % 2 == 0 ? 1 : -1;
    std::vector<LonLat>& ring = all.emplace_back();
    const int corners = 3 + i % 7;
    for (int k = 0; k < corners; ++k)
      ring.push_back(
          geodesic_direct(middle, Degrees(start + way * 360 * k / corners), Metres(radius * (1 + k % 3))).at);
  }
  return all;
}

// Number of corners, perimeter and area of each.
std::vector<std::array<double, 3>> planimeter(const std::vector<std::vector<LonLat>>& all) {
  const std::string in = testing::TempDir() + "/rings.txt";
  {
    std::ofstream file(in);
    file.precision(17);
    for (const auto& ring : all) {
      for (const LonLat p : ring) file << p.lat << ' ' << p.lon << '\n';
      file << '\n';
    }
  }
  std::vector<std::array<double, 3>> found;
  FILE* pipe = popen(("Planimeter -p 6 < " + in).c_str(), "r");
  std::array<double, 3> row{};
  while (pipe != nullptr && std::fscanf(pipe, "%lf %lf %lf", &row[0], &row[1], &row[2]) == 3)
    found.push_back(row);
  if (pipe != nullptr) pclose(pipe);
  return found;
}

TEST(Measured, RingsAreAsPlanimeterSays) {
  const auto all = rings();
  const auto expected = planimeter(all);
  ASSERT_EQ(expected.size(), all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto found = measured(all[i]).ring;
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->perimeter.value, expected[i][1], 1e-5) << i;
    const double area = std::abs(expected[i][2]);
    EXPECT_NEAR(found->area.value, std::min(area, earth - area), 1) << i;
  }
}

TEST(Measured, ALineIsTheSumOfItsLegs) {
  const std::vector<LonLat> points = {{-58.5, -34.8}, {151.2, -33.9}, {139.8, 35.6}, {-122.4, 37.6}};
  const Measured m = measured(points);
  ASSERT_EQ(m.legs.size(), 3U);
  double sum = 0;
  for (const Geodesic& leg : m.legs) sum += leg.distance.value;
  EXPECT_DOUBLE_EQ(m.distance.value, sum);
  ASSERT_TRUE(m.ring);
  EXPECT_NEAR(m.ring->perimeter.value, sum + m.ring->closing.distance.value, 1e-5);
  EXPECT_NEAR(m.ring->closing.azimuth1.value, geodesic_inverse(points.back(), points.front()).azimuth1.value,
              1e-9);
}

TEST(Measured, TwoPointsEncloseNothing) {
  EXPECT_TRUE(measured({}).legs.empty());
  const std::vector<LonLat> two = {{0, 0}, {1, 0}};
  EXPECT_FALSE(measured(two).ring);
  EXPECT_NEAR(measured(two).distance.value, 111319.4908, 1e-3);  // a degree of the equator
}

}  // namespace
}  // namespace homebound
