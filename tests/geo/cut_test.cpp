// Cutting, tried on the shipped land at every preset and 24 centres, and on hard shapes.
#include <map>
#include <numbers>
#include <random>

#include <gtest/gtest.h>

#include "base/resources.h"
#include "data/gis/base_map.h"
#include "geo/measure/geodesic.h"
#include "geo/projection/projection.h"
#include "geo/sphere.h"
#include "low_map.h"
#include "support.h"

namespace homebound {
namespace {

std::vector<LonLat> every_centre() {
  std::vector<LonLat> result;
  for (int lon = -180; lon < 180; lon += 30) result.push_back({static_cast<double>(lon), 0});
  for (int lon = -180; lon < 180; lon += 45)
    result.push_back({static_cast<double>(lon), lon % 90 == 0 ? 40.0 : -40.0});
  for (double lat : {90.0, -90.0, 75.0, -75.0}) result.push_back({0, lat});
  return result;
}

struct CutSample {
  LonLat at;
  bool land;
};

// Points of known kind that keep their kind when moved a little, so that simplification and
// resampling cannot decide.
const std::vector<CutSample>& cut_samples() {
  static const std::vector<CutSample> result = [] {
    std::vector<CutSample> made;
    std::mt19937 random(7);
    std::uniform_real_distribution<double> unit(-1, 1), turn(-180, 180);
    const Shape map = prepared(low_map().land);
    while (made.size() < 250) {
      const LonLat p{turn(random), to_degrees(Radians(std::asin(unit(random)))).value};
      const bool land = contains(map, p);
      bool sure = true;
      for (double azimuth : {0.0, 90.0, 180.0, 270.0})
        sure = sure && contains(map, geodesic_direct(p, Degrees(azimuth), Metres(20e3)).at) == land;
      if (sure) made.push_back({p, land});
    }
    return made;
  }();
  return result;
}

// At a horizon land's chords and a point share the last metres.
bool at_horizon(const Projection& projection, LonLat p) {
  const Domain& d = projection.domain();
  return d.kind == Domain::Kind::circle &&
         to_degrees(angle_between(to_vector(p), to_vector(d.centre))).value > d.radius.value - 1;
}

class Cutting : public testing::TestWithParam<Preset> {};
INSTANTIATE_TEST_SUITE_P(Presets, Cutting, testing::ValuesIn(presets().begin(), presets().end()),
                         [](auto& i) {
                           std::string name(i.param.name);
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

TEST_P(Cutting, LandIsLandAndSeaIsSeaAtEveryCentre) {
  for (LonLat centre : every_centre()) {
    const Projection projection = Projection::make(GetParam().name, centre);
    const Path land = project_polygons(projection, low_map().land, Metres(50));
    const Path outline = project_outline(projection, Metres(50));
    int seen = 0;
    for (const CutSample& s : cut_samples()) {
      const auto p = projection.forward(s.at);
      if (!p) continue;
      ++seen;
      if (at_horizon(projection, s.at)) continue;
      EXPECT_EQ(winding(land, *p), s.land ? 1 : 0)
          << projection.definition() << " at " << s.at.lon << ',' << s.at.lat;
      // Or a hair inwards: the point and the edge's chords may share the last metres.
      EXPECT_TRUE(winding(outline, *p) == 1 || winding(outline, *p * 0.9999) == 1)
          << projection.definition() << " at " << s.at.lon << ',' << s.at.lat;
    }
    EXPECT_GT(seen, 50);
    // Nothing sticks out of the map.
    const Rect edge = outline.bounds();
    const Rect inner = land.bounds();
    const double slack = edge.width() * 1e-3;
    EXPECT_TRUE(edge.inflated(slack).contains({inner.left, inner.top}) &&
                edge.inflated(slack).contains({inner.right, inner.bottom}))
        << projection.definition();
  }
}

TEST_P(Cutting, WhatIsSeenIsAsInTheWhole) {
  static const Shape whole = prepared(low_map().land);
  for (LonLat centre : every_centre()) {
    const Projection projection = Projection::make(GetParam().name, centre);
    const Path all = project_areas(projection, whole, Metres(5000)).shore;
    for (const LonLat middle : {LonLat{centre.lon + 20, 35}, LonLat{30, -20}, LonLat{-75, 60}}) {
      const Cap seen{to_vector(middle), to_radians(Degrees(25))};
      const ProjectedAreas land = project_areas(projection, whole, Metres(5000), &seen);
      for (const CutSample& s : cut_samples()) {
        const auto p = projection.forward(s.at);
        if (p && !at_horizon(projection, s.at) &&
            dot(to_vector(s.at), seen.centre) > std::cos(seen.radius.value)) {
          EXPECT_EQ(winding(land.fill, *p), s.land ? 1 : 0)
              << projection.definition() << " at " << s.at.lon << ',' << s.at.lat;
        }
      }
      // No point of the shore that is seen is missing.
      std::multimap<double, double> kept;
      for (const Point p : land.shore.points) kept.emplace(p.x, p.y);
      const auto has = [&](Point p) {
        constexpr double near = 0.001;  // metres
        for (auto at = kept.lower_bound(p.x - near); at != kept.end() && at->first < p.x + near; ++at)
          if (std::abs(at->second - p.y) < near) return true;
        return false;
      };
      for (const Point p : all.points) {
        const auto at = projection.inverse(p);
        // PROJ's inverse of azimuthal projections is wrong where the longitude is exactly 90 degrees off.
        const auto back = at ? projection.forward(*at) : std::nullopt;
        if (back && length(*back - p) < 1 &&
            dot(to_vector(*at), seen.centre) > std::cos(seen.radius.value - 0.01)) {
          ASSERT_TRUE(has(p)) << projection.definition() << " at " << at->lon << ',' << at->lat;
        }
      }
    }
  }
}

TEST(Cutting, EqualAreaProjectionsKeepTheAreaOfLand) {
  const double expected = spherical_area(low_map().land);
  const double scale = std::pow(6371008.8 / 6371007.1809, 2);
  for (const char* name : {"equal-earth", "mollweide", "lambert-azimuthal"})
    for (LonLat centre : every_centre()) {
      const Projection projection = Projection::make(name, centre);
      const Path land = project_polygons(projection, low_map().land, Metres(500));
      EXPECT_NEAR(signed_area(land) / (expected * scale), 1, 5e-4) << projection.definition();
      const Path outline = project_outline(projection, Metres(500));
      EXPECT_NEAR(signed_area(outline) / (4 * std::numbers::pi * 6371008.8 * 6371008.8), 1, 5e-4)
          << projection.definition();
    }
}

TEST(Cutting, ARouteAcrossTheAntimeridianBreaksOnceAndKeepsItsLength) {
  const GeodesicLine line({140.386, 35.765}, {-118.408, 33.942});  // NRT-LAX
  Lines route;
  route.begin();
  for (LonLat p : line.points(Metres(50e3))) route.add(p);
  const Projection flat = Projection::make("plate-carree", LonLat{0, 0});
  const Path cut = project_lines(flat, route, Metres(100));
  ASSERT_EQ(cut.parts(), 2U);
  const double edge = std::numbers::pi * 6371008.8;
  EXPECT_NEAR(cut.part(0).back().x, edge, 1);
  EXPECT_NEAR(cut.part(1).front().x, -edge, 1);
  EXPECT_NEAR(cut.part(0).back().y, cut.part(1).front().y, 1);
  EXPECT_EQ(project_lines(Projection::make("plate-carree", LonLat{180, 0}), route, Metres(100)).parts(), 1U);
}

TEST(Cutting, AGreatCircleIsResampledToTheTolerance) {
  Lines two_points;
  two_points.begin();
  two_points.add({-60, 10}), two_points.add({60, 50});
  for (const Preset& preset : presets()) {
    const Projection projection = Projection::make(preset.name);
    const Path path = project_lines(projection, two_points, Metres(1000));
    const bool lobed = projection.domain().kind == Domain::Kind::lobes;
    ASSERT_LE(path.parts(), lobed ? 2U : 1U) << preset.name;
    const Vec3 a = to_vector({-60, 10}), b = to_vector({60, 50});
    for (int i = 1; i < 200; ++i) {
      const auto p = projection.forward(to_lonlat(along(a, b, i / 200.0)));
      if (!p && projection.domain().kind == Domain::Kind::circle) continue;
      ASSERT_TRUE(p);
      double nearest = 1e9;
      for (std::size_t k = 1; k < path.points.size(); ++k) {
        const Point u = path.points[k - 1], d = path.points[k] - u, o = *p - u;
        const double t = std::clamp((o.x * d.x + o.y * d.y) / (d.x * d.x + d.y * d.y), 0.0, 1.0);
        nearest = std::min(nearest, length(o - d * t));
      }
      // Goode's map has kinks, which halving may straddle.
      EXPECT_LT(nearest, lobed ? 3500 : 1500) << preset.name;
    }
  }
}

Polygons cap(LonLat centre, double radius, bool inside_out = false) {
  Polygons result;
  result.begin();
  for (int i = 0; i < 72; ++i) {
    const double azimuth = (inside_out ? 1 : -1) * i * 5.0;
    result.add(geodesic_direct(centre, Degrees(azimuth), Metres(radius * 111e3)).at);
  }
  return result;
}

TEST(Cutting, AnAreaLargerThanTheDomainFillsIt) {
  // Land all around a small view: no ring of it is inside, nothing crosses the edge.
  const Projection p = Projection::make("+proj=gnom +lat_0=50 +lon_0=90 +R=6371008.8");
  const Path all = project_polygons(p, cap({90, 50}, 80), Metres(1000));
  ASSERT_FALSE(all.empty());
  EXPECT_EQ(winding(all, {0, 0}), 1);
  EXPECT_TRUE(project_polygons(p, cap({-90, -50}, 20), Metres(1000)).empty());
  EXPECT_EQ(winding(project_polygons(p, cap({-90, -50}, 20, true), Metres(1000)), {0, 0}), 1);
}

TEST(Cutting, ARingWithThePoleInsideClosesAlongTheEdge) {
  for (const char* name : {"equal-earth", "mercator", "robinson", "lambert-conic"})
    for (double pole : {90.0, -90.0}) {
      const Projection p = Projection::make(name, LonLat{70, 0});
      const Path path = project_polygons(p, cap({0, pole}, 25), Metres(1000));
      for (double lon : {-100.0, 0.0, 100.0, 69.0, 249.0}) {
        const double far = pole > 0 ? 80 : -80;
        if (const auto inner = p.forward({lon, far})) {
          EXPECT_EQ(winding(path, *inner), 1) << name << lon;
        }
        if (const auto outer = p.forward({lon, far * 0.7})) {
          EXPECT_EQ(winding(path, *outer), 0) << name << lon;
        }
      }
    }
}

TEST(Sphere, ContainsKnowsBothSidesOfARing) {
  for (LonLat centre : {LonLat{0, 0}, {180, 10}, {20, 89}, {50, -88}}) {
    EXPECT_TRUE(contains(cap(centre, 15), centre));
    EXPECT_FALSE(contains(cap(centre, 15, true), centre));
    EXPECT_FALSE(contains(cap(centre, 15), {centre.lon + 180, -centre.lat}));
    EXPECT_TRUE(contains(cap(centre, 15, true), {centre.lon + 180, -centre.lat}));
  }
}

// Beside the antipode a short edge runs round much of the rim.
TEST(Resample, ShortEdgesBesideTheAntipodeKeepWithinTolerance) {
  constexpr double away = 0.3;  // degrees
  Polygons lake;
  lake.begin();
  for (int i = 0; i < 38; ++i) {
    const double angle = 2 * std::numbers::pi * i / 38;
    lake.add({wrapped(180 + away * std::cos(angle)), away * std::sin(angle)});
  }
  for (const char* preset : {"azimuthal-equidistant", "lambert-azimuthal"}) {
    const Projection projection = Projection::make(preset, LonLat{0, 0});
    const double rim = project_outline(projection, Metres(20e3)).bounds().width() / 2;
    const Metres tolerance(rim / 150 / 4);  // a quarter pixel of 300
    const double radius = length(*projection.forward({180 - away, 0}));
    const Path path = project_polygons(projection, lake, tolerance);
    double worst = 0;
    for (std::size_t i = 0; i < path.parts(); ++i) {
      const auto ring = path.part(i);
      for (std::size_t k = 0; k < ring.size(); ++k) {
        const Point a = ring[k], b = ring[(k + 1) % ring.size()];
        if (std::abs(length(a) - radius) > 0.2 * (rim - radius)) continue;  // on the rim
        if (std::abs(length(b) - radius) > 0.2 * (rim - radius)) continue;
        worst = std::max(worst, radius - length((a + b) * 0.5));
      }
    }
    EXPECT_GT(worst, 0);
    EXPECT_LT(worst, tolerance.value) << preset;
  }
}

}  // namespace
}  // namespace homebound
