// The presets' own formulas against PROJ: within a millimetre on the earth, and no image where PROJ has
// none.
#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

#include <gtest/gtest.h>

#include "geo/earth.h"
#include "geo/projection/elementary.h"
#include "geo/projection/projection.h"
#include "geo/sphere.h"

namespace homebound {
namespace {

const std::vector<LonLat> centres = {{0, 0}, {112, 17}, {-100, -40}, {30, 75}, {-179.5, -63}, {0, 90}};

std::vector<SpherePoint> anywhere(std::size_t count) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> unit(-1, 1), turn(-180, 180);
  std::vector<SpherePoint> result;
  while (result.size() < count)
    result.push_back(on_sphere(LonLat{turn(random), to_degrees(Radians(std::asin(unit(random)))).value}));
  return result;
}

// Points beside the poles, the axes, the cut and the antipode of a graticule, from ten metres away, and on
// its round parallels. Nearer to a turned pole PROJ's own arc sine loses more than a millimetre.
std::vector<SpherePoint> singular(const Frame& frame) {
  std::vector<SpherePoint> result;
  for (const double off : {1e-4, 1e-3, 0.05, 0.3, 2.0})
    for (const double side : {-1.0, 1.0})
      for (double along = -179.5; along < 180; along += 7.5) {
        const auto add = [&](double lon, double lat) {
          if (std::abs(lat) <= 90) result.push_back(on_sphere(frame.out_of(to_vector({lon, lat}))));
        };
        add(along, side * (90 - off)), add(along, side * off);
        add(side * off, along / 2), add(180 - side * off, along / 2);
        add(along, side * (40.7366 + off)), add(along, side * (30 + off)), add(side * (40 + off), along / 2);
      }
  return result;
}

class EveryFormula : public testing::TestWithParam<Preset> {};
INSTANTIATE_TEST_SUITE_P(Presets, EveryFormula, testing::ValuesIn(presets().begin(), presets().end()),
                         [](auto& i) {
                           std::string name(i.param.name);
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

// Returns how far from the image of `p` the images of the places a millimetre around it lie, by PROJ.
double a_millimetre_at(const Projection& projection, const SpherePoint& p, Point image) {
  constexpr int directions = 16;
  const Frame frame = Frame::at(to_lonlat(p.v), Degrees(0));
  double farthest = 0;
  for (int i = 0; i < directions; ++i) {
    const double turn = 2 * std::numbers::pi * i / directions;
    const SpherePoint q = on_sphere(
        normalised(frame.x + (frame.y * std::cos(turn) + frame.z * std::sin(turn)) * (1e-3 / earth_radius)));
    Point there;
    projection.project_by_proj(std::span(&q, 1), std::span(&there, 1));
    if (std::isfinite(there.x)) farthest = std::max(farthest, length(there - image));
  }
  return farthest;
}

// An azimuthal map's own antipode: PROJ refuses it and what lies some metres beside, whose images this
// program needs for the map's edge.
bool at_antipode(const Domain& d, const SpherePoint& p) {
  return d.kind == Domain::Kind::circle && dot(p.v, to_vector(d.centre)) < -1 + 1e-9;
}

// Compares with PROJ and returns how many points have an image that differs from PROJ's in some digit.
std::size_t expect_as_proj(const Projection& projection, const std::vector<SpherePoint>& points) {
  std::vector<Point> found(points.size()), expected(points.size());
  projection.project(points, found);
  projection.project_by_proj(points, expected);
  std::size_t own = 0, bad = 0;
  for (std::size_t i = 0; i < points.size() && bad < 5; ++i) {
    const Point p = found[i], q = expected[i];
    const bool here = std::isfinite(p.x) && std::isfinite(p.y), there = std::isfinite(q.x);
    own += here && there && !(p == q) ? 1 : 0;
    if (here == there && !here) continue;
    if (here && there && length(p - q) < 1e-3) continue;  // a millimetre on the map, or on the earth
    if (here && there && length(p - q) < a_millimetre_at(projection, points[i], q)) continue;
    if (at_antipode(projection.domain(), points[i])) continue;
    ++bad;
    ADD_FAILURE() << projection.definition() << " at " << points[i].at.lon << ' ' << points[i].at.lat << ": "
                  << p.x << ' ' << p.y << ", PROJ " << q.x << ' ' << q.y << ", apart " << length(p - q);
  }
  return own;
}

TEST_P(EveryFormula, AgreesWithProjOnTenThousandPointsAtAnyCentre) {
  const auto points = anywhere(10'000);
  for (const LonLat centre : centres) {
    const Projection projection = Projection::make(GetParam().name, centre);
    // It is computed here: PROJ's digits differ.
    EXPECT_GT(expect_as_proj(projection, points), points.size() / 10) << projection.definition();
  }
}

TEST_P(EveryFormula, AgreesWithProjBesideSingularPlaces) {
  for (const LonLat centre : centres) {
    const Projection projection = Projection::make(GetParam().name, centre);
    const Domain& d = projection.domain();
    expect_as_proj(projection, singular(Frame::at(d.centre, d.tilt)));
    expect_as_proj(projection, singular(Frame::at({d.centre.lon, 0}, Degrees(0))));
  }
}

// Where PROJ is asked, all digits are its own.
TEST(Formula, LeavesToProjNoMoreThanThePoles) {
  std::vector<SpherePoint> points;
  std::mt19937 random(11);
  std::uniform_real_distribution<double> unit(0, 1), lon(-180, 180);
  for (int i = 0; i < 10'000; ++i) {
    const double lat = i % 2 == 0 ? 83 + 6.9 * unit(random) : 40 + 1.25 * unit(random);
    points.push_back(on_sphere(LonLat{lon(random), i % 4 < 2 ? lat : -lat}));
  }
  for (const char* name : {"equal-earth", "mollweide", "eckert-iv", "goode-homolosine", "goode-ocean"})
    EXPECT_GT(expect_as_proj(Projection::make(name), points), 9'000U) << name;
}

// Files may count longitudes beyond half a turn (PROJ, to 573 degrees); a vector alone has none.
TEST(Formula, TakesLongitudesOfAnyTurnAndNone) {
  std::vector<SpherePoint> some_turns, more_turns, none;
  for (int lat = -78; lat <= 80; lat += 3)
    for (double lon = -358.7; lon < 360; lon += 7.1) {
      some_turns.push_back(on_sphere(LonLat{lon, lat + 0.3}));
      more_turns.push_back(on_sphere(LonLat{1.5 * lon, lat + 0.3}));
      none.push_back(by_vector(some_turns.back().v));
    }
  for (const char* name : {"robinson", "equal-earth", "miller", "plate-carree", "goode-homolosine"})
    for (const double middle : {0.0, 170.0, -179.5}) {
      const Projection projection = Projection::make(name, LonLat{middle, 0});
      for (const auto& points : {some_turns, more_turns, none})
        EXPECT_GT(expect_as_proj(projection, points), points.size() / 2) << projection.definition();
    }
}

TEST(Formula, AStringWithMoreParametersIsProjs) {
  const auto points = anywhere(500);
  for (const char* name :
       {"+proj=robin +R=6371008.8 +x_0=5", "+proj=merc +ellps=WGS84", "+proj=merc +R=1 +k=2",
        "+proj=aea +R=6371008.8 +lat_1=20", "+proj=hammer +R=6371008.8 +W=0.3",
        "+proj=ob_tran +o_proj=moll +o_lon_p=0 +o_lat_p=50 +lon_0=3"})
    EXPECT_EQ(expect_as_proj(Projection::make(name), points), 0U) << name;
}

TEST(Elementary, IsAsExactAsTheLibrary) {
  std::mt19937 random(3);
  std::uniform_real_distribution<double> unit(-1, 1);
  for (int i = 0; i < 200'000; ++i) {
    const double a = unit(random), b = unit(random) * std::exp(30 * unit(random)), turn = 6.28 * a;
    ASSERT_NEAR(elementary::atan2(a, b), std::atan2(a, b), 1e-15) << a << ' ' << b;
    ASSERT_NEAR(elementary::sine_cosine(turn).sine, std::sin(turn), 1e-15) << turn;
    ASSERT_NEAR(elementary::sine_cosine(turn).cosine, std::cos(turn), 1e-15) << turn;
    ASSERT_NEAR(elementary::log(std::abs(b)), std::log(std::abs(b)),
                1e-15 * (1 + std::abs(std::log(std::abs(b)))));
    ASSERT_NEAR(elementary::exp(40 * a) / std::exp(40 * a), 1, 1e-15) << 40 * a;
  }
  for (const double x : {-1.0, 0.0, 1.0})
    for (const double y : {-1.0, -0.0, 0.0, 1.0})
      if (x != 0 || y != 0) {
        EXPECT_EQ(elementary::atan2(y, x), std::atan2(y, x)) << y << ' ' << x;
      }
}

}  // namespace
}  // namespace homebound
