#include "session/look/camera.h"

#include <cmath>
#include <string>

#include <gtest/gtest.h>

using namespace homebound;
using namespace homebound::session;

namespace {

constexpr Size camera_page{1200, 800};

Shown shown_with(const std::string& name, LonLat centre, double span = 3e7, Point middle = {}) {
  return {Projection::make(name, centre), to_page({middle, span}, camera_page), camera_page, {}};
}

// What a camera with a framing by hand shows, as a window works it out.
Shown show(const Camera& camera, const Shown& before) {
  const Projection projection =
      camera.centre ? Projection::make(camera.projection, camera.centre) : before.projection;
  return {projection, to_page(*camera.aim, camera_page), camera_page, {}};
}

double off(const Shown& shown, LonLat position, Point at) {
  const auto projected = shown.projection.forward(position);
  return projected ? length(shown.to_page(*projected) - at) : HUGE_VAL;
}

const char* const projections[] = {
    "equal-earth", "natural-earth", "robinson",     "winkel-tripel",         "mollweide",
    "mercator",    "plate-carree",  "orthographic", "azimuthal-equidistant", "lambert-azimuthal"};

TEST(Camera, FrameAndItsAffineAreTheSame) {
  const Aim aim{{2e6, -3e6}, 5e6};
  const Shown shown{Projection(), to_page(aim, camera_page), camera_page, {}};
  const Aim back = aim_of(shown);
  EXPECT_NEAR(back.middle.x, aim.middle.x, 1e-6);
  EXPECT_NEAR(back.middle.y, aim.middle.y, 1e-6);
  EXPECT_NEAR(back.span, aim.span, 1e-6);
  EXPECT_NEAR(length(shown.to_page(aim.middle) - Point{600, 400}), 0, 1e-9);
}

TEST(Camera, ZoomKeepsThePlaceUnderTheCursor) {
  for (const std::string name : projections) {
    const Shown before = shown_with(name, {105, 0});
    const Point cursor{700, 350};
    const auto place = position_at(before, cursor);
    ASSERT_TRUE(place) << name;
    for (const double factor : {1.1, 3.0, 0.5}) {
      const Camera camera = zoomed({name, LonLat{105, 0}, {}, {}}, before, cursor, factor);
      const Shown after = show(camera, before);
      EXPECT_LT(off(after, *place, cursor), 1e-3) << name << " x" << factor;
      EXPECT_NEAR(after.to_page.magnification() / before.to_page.magnification(), factor, 1e-9) << name;
    }
  }
}

TEST(Camera, ZoomHasEnds) {
  const Shown shown = shown_with("mercator", {0, 0});
  EXPECT_GE(zoomed({}, shown, {0, 0}, 1e12).aim->span, 1e3);
  EXPECT_LE(zoomed({}, shown, {0, 0}, 1e-12).aim->span, 1e9);
}

TEST(Camera, PanMovesEveryPlaceByTheSameWay) {
  const Shown before = shown_with("robinson", {100, 0});
  const Camera camera = panned({}, before, {40, -25});
  const Shown after = show(camera, before);
  for (const LonLat place : {LonLat{116.6, 40.1}, LonLat{-70, -30}}) {
    const Point was = before.to_page(*before.projection.forward(place));
    EXPECT_LT(off(after, place, was + Point{40, -25}), 1e-6);
  }
}

TEST(Camera, TurnedGlobeFollowsTheHand) {
  for (const std::string name : {"orthographic", "azimuthal-equidistant", "lambert-azimuthal"}) {
    const Shown before = shown_with(name, {105, 20}, 1.5e7);
    ASSERT_TRUE(turns(before.projection)) << name;
    const Point press{640, 380};
    const LonLat grabbed = *position_at(before, press);
    for (const Point at : {Point{640, 380}, Point{700, 300}, Point{500, 420}, Point{620, 480}}) {
      const Camera camera = turned({}, before, grabbed, at);
      ASSERT_TRUE(camera.centre);
      EXPECT_LT(off(show(camera, before), grabbed, at), 0.5) << name << " to " << at.x << "," << at.y;
    }
  }
}

TEST(Camera, TurningPastAPoleStopsThere) {
  const Shown before = shown_with("orthographic", {0, 60}, 1.5e7);
  const LonLat grabbed = *position_at(before, {600, 400});
  const Camera camera = turned({}, before, grabbed, {600, 795});
  ASSERT_TRUE(camera.centre);
  EXPECT_LE(camera.centre->lat, 90);
  EXPECT_TRUE(std::isfinite(camera.centre->lon));
}

TEST(Camera, TurningAWorldMapSlidesItsMeridians) {
  const Shown before = shown_with("equal-earth", {10, 0}, 3e7);
  ASSERT_FALSE(turns(before.projection));
  const Point press{600, 400}, at{800, 400};
  const LonLat grabbed = *position_at(before, press);
  const Camera camera = turned({}, before, grabbed, at);
  EXPECT_LT(off(show(camera, before), grabbed, at), 0.5);
  EXPECT_EQ(camera.centre->lat, 0);
}

TEST(Camera, OffTheGlobeTheNearestPlaceIsTaken) {
  const Shown shown = shown_with("orthographic", {0, 0}, 2e7);
  ASSERT_FALSE(shown.projection.inverse(shown.to_page.inverse()({1190, 400})));
  const auto place = position_at(shown, {1190, 400});
  ASSERT_TRUE(place);
  EXPECT_NEAR(place->lat, 0, 1e-6);
  EXPECT_GT(place->lon, 85);
}

}  // namespace
