// Generalising, tried on the shipped map: nothing moves by more than the tolerance.
#include "geo/clip/generalise.h"

#include <algorithm>
#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "data/gis/rings.h"
#include "geo/earth.h"
#include "geo/measure/geodesic.h"
#include "geo/sphere.h"
#include "low_map.h"

namespace homebound {
namespace {

const Shape& shipped_land() {
  static const Shape land = prepared(low_map().land, data::made_by_cut);
  return land;
}

// Metres from p to the arc between a and b.
double metres_from_arc(Vec3 p, Vec3 a, Vec3 b) {
  const Vec3 pole = cross(a, b);
  const bool beside = norm(pole) > 1e-12 && dot(cross(pole, a), p) > 0 && dot(cross(b, pole), p) > 0;
  const double angle = beside ? std::abs(std::asin(std::clamp(dot(normalised(pole), p), -1.0, 1.0)))
                              : std::min(angle_between(p, a).value, angle_between(p, b).value);
  return angle * earth_radius;
}

// Checks that `fewer` has some of the points of `shape`, in order, and that the others are near its edges.
void expect_generalised(const Shape& shape, const Shape& fewer, double tolerance) {
  ASSERT_EQ(fewer.parts(), shape.parts());
  for (std::size_t i = 0; i < shape.parts(); ++i) {
    const auto all = shape.part(i), kept = fewer.part(i);
    ASSERT_GE(kept.size(), std::min<std::size_t>(all.size(), shape.closed ? 3 : 2));
    if (!shape.closed) {
      EXPECT_EQ(kept.back().at, all.back().at);
    }
    std::size_t next = 0;  // the next point that is kept
    for (const SpherePoint& p : all) {
      if (next < kept.size() && p.at == kept[next].at) {
        ++next;
        continue;
      }
      ASSERT_GT(next, 0U) << "the first point of part " << i << " is gone";
      ASSERT_LE(metres_from_arc(p.v, kept[next - 1].v, kept[next % kept.size()].v), tolerance * 1.001)
          << "part " << i << " near " << p.at.lon << ',' << p.at.lat;
    }
    EXPECT_EQ(next, kept.size()) << "part " << i << " has points that were not its own";
  }
}

class Generalising : public testing::TestWithParam<double> {};
INSTANTIATE_TEST_SUITE_P(Metres, Generalising, testing::Values(1.0, 4e3, 64e3, 1e6));

TEST_P(Generalising, KeepsEveryPointWithinTheTolerance) {
  const double tolerance = GetParam();
  expect_generalised(shipped_land(), generalised(shipped_land(), Metres(tolerance)), tolerance);
  const Shape borders = prepared(low_map().boundaries[0]);
  expect_generalised(borders, generalised(borders, Metres(tolerance)), tolerance);
}

TEST_P(Generalising, KeepsTheEndsOfHiddenEdges) {
  const Shape fewer = generalised(shipped_land(), Metres(GetParam()));
  const auto hidden_length = [](const Shape& shape) {
    double sum = 0;
    for (std::size_t i = 0; i < shape.parts(); ++i) {
      const auto part = shape.part(i);
      for (std::size_t k = 0; k < part.size(); ++k)
        if (shape.hidden[shape.starts[i] + k] != 0)
          sum += angle_between(part[k].v, part[(k + 1) % part.size()].v).value;
    }
    return sum;
  };
  EXPECT_GT(hidden_length(fewer), 0.1);
  EXPECT_DOUBLE_EQ(hidden_length(fewer), hidden_length(shipped_land()));
}

TEST(GeneralisingLand, LeavesPointsInlandOnLandAndAtSeaAtSea) {
  std::mt19937 random(3);
  std::uniform_real_distribution<double> unit(-1, 1), turn(-180, 180);
  const Shape fewer = generalised(shipped_land(), Metres(10e3));
  int sure_points = 0;
  for (int i = 0; i < 2000; ++i) {
    const LonLat p{turn(random), to_degrees(Radians(std::asin(unit(random)))).value};
    const bool land = contains(shipped_land(), p);
    bool sure = true;
    for (int azimuth = 0; azimuth < 360; azimuth += 30)
      sure = sure && contains(shipped_land(), geodesic_direct(p, Degrees(azimuth), Metres(25e3)).at) == land;
    if (!sure) continue;
    ++sure_points;
    EXPECT_EQ(contains(fewer, p), land) << p.lon << ',' << p.lat;
  }
  EXPECT_GT(sure_points, 1500);
}

TEST(GeneralisingLand, HasHalfOfItsPointsOnAWorldMap) {
  EXPECT_LT(generalised(shipped_land(), Metres(8e3)).points.size(), shipped_land().points.size() * 3 / 4);
}

}  // namespace
}  // namespace homebound
