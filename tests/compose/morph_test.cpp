// Views on the way from one to another.
#include "compose/framing/morph.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <gtest/gtest.h>

#include "compose/map/base_layer.h"
#include "compose/support.h"
#include "geo/sphere.h"

namespace homebound::compose {
namespace {

View view_in(const char* projection, LonLat centre) {
  return view_of(*test::built_in_story(), Framing{projection, centre, std::nullopt});
}

std::vector<SpherePoint> places() {
  std::vector<SpherePoint> result;
  for (int lat = -80; lat <= 80; lat += 20)
    for (int lon = -175; lon < 180; lon += 25)
      result.push_back(on_sphere(LonLat{static_cast<double>(lon), static_cast<double>(lat)}));
  return result;
}

std::vector<Point> on_page(const View& view) {
  const auto from = places();
  std::vector<Point> to(from.size());
  view.projection.project(from, to);
  for (Point& p : to) p = view.to_page(p);
  return to;
}

TEST(Morph, BeginsAndEndsWithTheViewsThemselves) {
  const View a = view_in("orthographic", {110, 20}), b = view_in("equal-earth", {110, 0});
  EXPECT_EQ(between(a, b, 0), a);
  EXPECT_EQ(between(a, b, 1), b);
}

// A window may be sent from the middle of a move, or to the middle of one.
TEST(Morph, LeadsFromAndToViewsThatAreThemselvesOnTheWay) {
  const View a = view_in("lambert-azimuthal", {39, 22}), b = view_in("lambert-azimuthal", {116, 40}),
             c = view_in("lambert-azimuthal", {10, 52}), flat = view_in("equal-earth", {60, 0});
  const auto all = places();
  // Far from its centre an azimuthal map turns fast.
  const auto near = [&](std::size_t i, const View& view) {
    return angle_between(all[i].v, to_vector(view.projection.centre())).value < 1.2;  // radians
  };
  for (const View& other : {c, flat})
    for (const auto& [from, to] : {std::pair(between(a, b, 0.4), other), std::pair(other, between(a, b, 0.4)),
                                   std::pair(between(a, b, 0.3), between(b, c, 0.6))}) {
      EXPECT_EQ(between(from, to, 1), to);
      int seen = 0;
      for (double share : {0.0, 0.2, 0.5, 0.8, 1 - 1e-5}) {  // nothing jumps
        const auto now = on_page(between(from, to, share)), then = on_page(between(from, to, share + 1e-5));
        for (std::size_t i = 0; i < now.size(); ++i) {
          if (!near(i, from) || !near(i, to)) continue;
          ++seen;
          ASSERT_LT(length(then[i] - now[i]), 1)
              << from.projection.name() << ", then " << to.projection.name() << ", place " << i << " at "
              << share;
        }
      }
      EXPECT_GT(seen, 20);
    }
}

TEST(Morph, NearItsEndsLooksLikeThem) {
  const View a = view_in("orthographic", {110, 0}), b = view_in("equal-earth", {110, 0});
  const auto start = on_page(a), end = on_page(b), soon = on_page(between(a, b, 1e-4)),
             late = on_page(between(a, b, 1 - 1e-4));
  int seen = 0;
  for (std::size_t i = 0; i < end.size(); ++i) {
    EXPECT_LT(length(late[i] - end[i]), 0.5);
    if (!std::isfinite(start[i].x)) continue;  // behind the globe
    ++seen;
    EXPECT_LT(length(soon[i] - start[i]), 0.5);
  }
  EXPECT_GT(seen, 40);
}

// The far side of a globe unfolds from its limb, all of it on the page, nothing thrown to infinity.
TEST(Morph, ShowsEveryPlaceOnTheWay) {
  const View globe = view_in("orthographic", {110, 20});
  for (const char* name : {"equal-earth", "robinson", "winkel-tripel", "mollweide", "plate-carree",
                           "azimuthal-equidistant", "two-point-equidistant"})
    for (double share : {0.1, 0.4, 0.6, 0.9})
      for (Point p : on_page(between(globe, view_in(name, {110, 0}), share))) {
        ASSERT_TRUE(std::isfinite(p.x) && std::isfinite(p.y)) << name << ' ' << share;
        EXPECT_LT(std::abs(p.x) + std::abs(p.y), 4000) << name << ' ' << share;
      }
}

TEST(Morph, InvertsWhatItProjects) {
  const View half = between(view_in("orthographic", {110, 0}), view_in("equal-earth", {110, 0}), 0.5);
  int found = 0;
  for (LonLat p : {LonLat{110, 10}, {90, -30}, {150, 45}, {60, 5}, {170, -10}}) {
    const auto plane = half.projection.forward(p);
    ASSERT_TRUE(plane);
    const auto back = half.projection.inverse(*plane);
    if (!back) continue;
    ++found;
    EXPECT_NEAR(back->lon, p.lon, 1e-3);
    EXPECT_NEAR(back->lat, p.lat, 1e-3);
  }
  EXPECT_EQ(found, 5);
}

// From a globe to a close look at a place far from the centre of a flat map: the way leads there, not
// elsewhere.
TEST(Morph, WhatIsComingCloserStaysInSight) {
  const View globe = view_in("orthographic", {-150, -40});
  View sydney = view_in("equal-earth", {110, 0});
  const LonLat place{151.2, -33.9};
  const Point at = *sydney.projection.forward(place);
  const double m = 12 * sydney.to_page.magnification();
  sydney.to_page = {m, 0, 0, -m, 640 - m * at.x, 360 + m * at.y};
  double before = 1e9;
  for (int tenth = 1; tenth < 10; ++tenth) {
    const double share = 0.1 * tenth;
    const View view = between(globe, sydney, share);
    const auto plane = view.projection.forward(place);
    ASSERT_TRUE(plane) << share;
    const double away = length(view.to_page(*plane) - Point{640, 360});
    EXPECT_LT(away, 640) << share;
    if (share > 0.5) {
      EXPECT_LE(away, before) << share;
    }
    before = away;
  }
}

TEST(Morph, AMapInTwoPiecesFadesIntoAnother) {
  const View halves = view_in("hemispheres", {-20, 0}), other = view_in("hemispheres", {60, 0});
  for (const char* projection : {"equal-earth", "orthographic", "goode-homolosine"}) {
    const View view = view_in(projection, {20, 0});
    for (const auto& [from, to] : {std::pair(halves, view), std::pair(view, halves)}) {
      EXPECT_TRUE(fades_into(from.projection, to.projection)) << projection;
      EXPECT_EQ(between(from, to, 0.4), from) << projection;
      EXPECT_EQ(between(from, to, 0.6), to) << projection;
    }
  }
  EXPECT_TRUE(fades_into(halves.projection, other.projection));
  EXPECT_FALSE(fades_into(halves.projection, halves.projection)) << "it is zoomed";
  EXPECT_FALSE(
      fades_into(view_in("equal-earth", {0, 0}).projection, view_in("goode-homolosine", {0, 0}).projection));
}

// A map on its way is drawn no wider than it is seen. Nothing that is on the page may be missing.
TEST(Morph, HasAllOfTheMapThatIsOnThePage) {
  constexpr std::array ways{std::pair{"robinson", "equal-earth"}, std::pair{"mercator", "lambert-azimuthal"},
                            std::pair{"lambert-azimuthal", "orthographic"},
                            std::pair{"orthographic", "robinson"},
                            std::pair{"albers-conic", "winkel-tripel"}};
  const auto story = test::built_in_story();
  Layers layers;
  layers.graticule = false;  // its interval depends on the page
  int cut = 0;
  for (const auto& [from, to] : ways)
    for (const double share : {0.1, 0.5, 0.9}) {
      const View view =
          between(view_of(*story, Framing{from, {}, {}}), view_of(*story, Framing{to, {}, {}}), share);
      View wide = view;  // sees the whole world
      constexpr double times = 5;
      wide.page = {times * view.page.width, times * view.page.height};
      wide.to_page =
          Affine::translate({(times - 1) / 2 * view.page.width, (times - 1) / 2 * view.page.height}) *
          view.to_page;
      const data::Detail detail = detail_for(view);
      const auto part = base_layer(*World::shipped(), view, detail, layers),
                 all = base_layer(*World::shipped(), wide, detail, layers);
      ASSERT_FALSE(all->seen) << from << " to " << to;
      cut += part->seen ? 1 : 0;
      const auto seen = [&](const drawing::SharedPath& path) {
        std::vector<std::pair<double, double>> points;
        for (const Point p : path->points)
          if (const Point at = view.to_page(p); Rect{0, 0, view.page.width, view.page.height}.contains(at))
            points.emplace_back(std::round(at.x * 1000), std::round(at.y * 1000));
        std::ranges::sort(points);
        points.erase(std::unique(points.begin(), points.end()), points.end());
        return points;
      };
      EXPECT_EQ(seen(part->coast), seen(all->coast)) << from << " to " << to << " at " << share;
      EXPECT_EQ(seen(part->rivers), seen(all->rivers)) << from << " to " << to << " at " << share;
    }
  EXPECT_GT(cut, 6);
}

}  // namespace
}  // namespace homebound::compose
