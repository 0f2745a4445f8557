// Geodesics against PROJ's `geod` and GeographicLib's `GeodSolve`, programs of their own.
#include "geo/measure/geodesic.h"

#include <cstdio>
#include <fstream>
#include <random>

#include <gtest/gtest.h>

namespace homebound {
namespace {

struct Pair {
  LonLat a, b;
};

std::vector<Pair> pairs() {
  std::vector<Pair> result = {{{104.844699, 11.547155}, {116.584999, 40.080101}},
                              {{106.655998, -6.12557}, {121.805, 31.1434}},
                              {{0, 0}, {179.5, 0.2}},  // nearly antipodal
                              {{-170, 60}, {170, 60}},
                              {{10, 80}, {-170, 85}}};
  std::mt19937 random(3);
  std::uniform_real_distribution<double> lon(-180, 180), lat(-89, 89);
  for (int i = 0; i < 500; ++i) result.push_back({{lon(random), lat(random)}, {lon(random), lat(random)}});
  return result;
}

std::vector<double> numbers(const std::string& command) {
  std::vector<double> result;
  FILE* pipe = popen(command.c_str(), "r");
  double v = 0;
  while (pipe != nullptr && std::fscanf(pipe, "%lf", &v) == 1) result.push_back(v);
  if (pipe != nullptr) pclose(pipe);
  return result;
}

std::string written(const std::vector<Pair>& all) {
  // Tests run side by side.
  const std::string in = testing::TempDir() + "/geodesics-" +
                         testing::UnitTest::GetInstance()->current_test_info()->name() + ".txt";
  std::ofstream file(in);
  file.precision(17);
  for (const Pair& p : all) file << p.a.lat << ' ' << p.a.lon << ' ' << p.b.lat << ' ' << p.b.lon << '\n';
  return in;
}

TEST(Geodesic, AgreesWithGeod) {
  const auto all = pairs();
  const auto found = numbers("geod +ellps=WGS84 -I -f %.10f -F %.6f < " + written(all));
  ASSERT_EQ(found.size(), all.size() * 3);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Geodesic g = geodesic_inverse(all[i].a, all[i].b);
    EXPECT_NEAR(g.distance.value, found[i * 3 + 2], 1e-5);
    EXPECT_NEAR(std::remainder(g.azimuth1.value - found[i * 3], 360), 0, 1e-8);
    EXPECT_NEAR(std::remainder(g.azimuth2.value + 180 - found[i * 3 + 1], 360), 0,
                1e-8);  // geod: back azimuth
  }
}

TEST(Geodesic, AgreesWithGeographicLib) {
  const auto all = pairs();
  const auto found = numbers("GeodSolve -i -p 6 < " + written(all));  // azi1 azi2 s12
  ASSERT_EQ(found.size(), all.size() * 3);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Geodesic g = geodesic_inverse(all[i].a, all[i].b);
    EXPECT_NEAR(g.distance.value, found[i * 3 + 2], 1e-5);
    EXPECT_NEAR(std::remainder(g.azimuth1.value - found[i * 3], 360), 0, 1e-8);
  }
}

TEST(GeodesicLine, RunsFromEndToEndAtEvenSteps) {
  for (const Pair& p : pairs()) {
    const GeodesicLine line(p.a, p.b);
    EXPECT_NEAR(geodesic_inverse(line.at(line.length()).at, p.b).distance.value, 0, 1e-3);
    const LonLat third = line.at(line.length() / 3).at;
    EXPECT_NEAR(geodesic_inverse(p.a, third).distance.value, line.length().value / 3, 1e-4);
    const auto points = line.points(Metres(200e3));
    EXPECT_EQ(points.front(), p.a);
    EXPECT_EQ(points.back(), p.b);
    EXPECT_GE(points.size(), line.length().value / 200e3);
  }
}

TEST(GeodesicLine, ReversedIsTheLineFromTheOtherEnd) {
  for (const Pair& p : pairs()) {
    const GeodesicLine line(p.a, p.b), back = line.reversed();
    EXPECT_EQ(back.from(), p.b);
    EXPECT_EQ(back.to(), p.a);
    EXPECT_EQ(back.length(), line.length());
    EXPECT_LE(std::abs(back.azimuth1().value), 180);
    EXPECT_LE(std::abs(back.azimuth2().value), 180);
    for (const double share : {0.0, 0.25, 0.5, 1.0})
      EXPECT_NEAR(geodesic_inverse(back.at(line.length() * share).at, line.at(line.length() * (1 - share)).at)
                      .distance.value,
                  0, 1e-3);
  }
}

TEST(Geodesic, DirectUndoesInverse) {
  const Geodesic g = geodesic_inverse({104.844699, 11.547155}, {116.584999, 40.080101});
  EXPECT_NEAR(g.distance.value, 3366e3, 1e3);
  const LonLat end = geodesic_direct({104.844699, 11.547155}, g.azimuth1, g.distance).at;
  EXPECT_NEAR(end.lon, 116.584999, 1e-9);
  EXPECT_NEAR(end.lat, 40.080101, 1e-9);
}

}  // namespace
}  // namespace homebound
