// The camera within scenes: keyframes, what it follows, ways without a stop.
#include <gmock/gmock.h>

#include "compose/framing/morph.h"
#include "compose/framing/story_view.h"
#include "support.h"

namespace homebound::compose {
namespace {

using test::compiled;

constexpr Size page{1280, 720};
const Point page_middle{640, 360};
const std::string flights = test::flight("a", "CGK", "PEK") + test::flight("b", "PNH", "CAN");

// A scene of `seconds` in which both flights are in the air, with more keys.
std::string scene(double seconds, const std::string& more, int hour = 0) {
  const auto clock = [](int h) { return (h < 10 ? "0" : "") + std::to_string(h); };
  return "[[scene]]\nfrom = 2020-01-01T" + clock(hour) + ":00:00Z\nto = 2020-01-01T" + clock(hour + 1) +
         ":00:00Z\nseconds = " + std::to_string(seconds) + "\n" + more + "\n";
}

StoryViews views_of(const timeline::Timeline& t) { return {t, {}, page, 1}; }

Point on_page(const View& view, LonLat place) {
  return view.to_page(view.projection.forward(place).value_or(Point{1e9, 1e9}));
}

double span_km(const View& view) { return page.height / view.to_page.magnification() / 1000; }

LonLat aircraft(const timeline::Timeline& t, std::size_t leg, double second) {
  return timeline::position(t.legs[leg], timeline::evaluate_story(t, second).t);
}

// Returns how far the middle of the page moves in a thirtieth of a second, in page units.
double speed(const StoryViews& views, double second) {
  const View now = views.at(second).view;
  const auto next = middle_of(views.at(second + 1 / 30.0).view);
  return length(on_page(now, next.value()) - page_middle);
}

TEST(Keyframes, AreReachedAtTheirSeconds) {
  const auto t = compiled(flights + scene(12,
                                          "camera = { middle = [110, 20], span = 4000 }\nkeyframe = [\n"
                                          "{ second = 4, middle = [116, 39], span = 800 },\n"
                                          "{ second = 9, glide = 2, frame = [\"b\"] }]"));
  const StoryViews views = views_of(*t);
  EXPECT_NEAR(span_km(views.at(0).view), 4000, 1e-6);
  EXPECT_EQ(views.at(0.1).view, views.at(0).view) << "details fade before the camera moves";
  EXPECT_GT(views.at(0.1).passage->detail, 0);
  EXPECT_NEAR(length(on_page(views.at(4).view, {116, 39}) - page_middle), 0, 1e-6);
  EXPECT_NEAR(span_km(views.at(4).view), 800, 1e-6);
  EXPECT_FALSE(views.at(5).passage) << "it stands until the next glide";
  EXPECT_EQ(views.at(5).view, views.at(7).view);
  EXPECT_EQ(views.at(8).passage->detail, 0);
  EXPECT_FALSE(views.at(9.01).passage);
  for (const std::size_t place : {t->scenario->flights[1].from, t->scenario->flights[1].to})
    EXPECT_TRUE((Rect{0, 0, page.width, page.height}.contains(
        on_page(views.at(10).view, t->scenario->places[place].at))));
}

// A push towards a subject keeps it where it stands on the page.
TEST(Keyframes, ASpanAlonePushesIn) {
  const auto t =
      compiled(flights + scene(8, "camera = { frame = [\"b\"] }\nkeyframe = [{ second = 6, span = 600 }]"));
  const StoryViews views = views_of(*t);
  const View first = views.at(0).view;
  Rect box;
  for (int i = 0; i <= 100; ++i) box.add(on_page(first, timeline::position(t->legs[1], i / 100.0)));
  const auto subject = first.projection.inverse(first.to_page.inverse()(box.centre()));
  double before = span_km(first);
  for (int i = 1; i < 6 * 30; ++i) {
    const View now = views.at(i / 30.0).view;
    EXPECT_NEAR(length(on_page(now, *subject) - box.centre()), 0, 3) << i;
    EXPECT_LE(span_km(now), before + 1e-6);
    before = span_km(now);
  }
  EXPECT_NEAR(span_km(views.at(7).view), 600, 1e-6);
}

TEST(Keyframes, WaysThatFollowAtOnceHaveNoStop) {
  const std::string keys =
      "keyframe = [{ second = 4, middle = [110, 25], span = 3000 },\n"
      "{ second = 8, middle = [116, 39], span = 3000%s }]";
  const auto with = [&](const std::string& more) {
    std::string text = keys;
    text.replace(text.find("%s"), 2, more);
    return compiled(flights + scene(10, "camera = { middle = [104, 5], span = 3000 }\n" + text));
  };
  const auto t = with("");
  const StoryViews flowing = views_of(*t);
  EXPECT_GT(speed(flowing, 4), 0.5 * speed(flowing, 2));
  EXPECT_NEAR(length(on_page(flowing.at(4).view, {110, 25}) - page_middle), 0, 1e-6) << "it passes there";
  EXPECT_EQ(flowing.at(4).passage->detail, 0);
  for (int i = 0; i < 10 * 30; ++i)
    EXPECT_LT(std::abs(speed(flowing, (i + 1) / 30.0) - speed(flowing, i / 30.0)), 1) << i;
  const auto stops = with(", ease = \"in-out\"");
  EXPECT_LT(speed(views_of(*stops), 4), 0.1) << "where an easing says so, it stops";
  const auto rests = with(", glide = 3");
  EXPECT_FALSE(views_of(*rests).at(4.5).passage);
}

TEST(Keyframes, WaysFlowThroughScenes) {
  const auto t = compiled(flights +
                          scene(4,
                                "camera = { middle = [104, 5], span = 3000 }\nkeyframe = [{ second = "
                                "4, middle = [110, 25], span = 3000 }]") +
                          scene(5, "glide = 4\ncamera = { middle = [116, 39], span = 3000 }", 1));
  const StoryViews views = views_of(*t);
  EXPECT_GT(speed(views, 4), 0.5 * speed(views, 2));
  EXPECT_EQ(views.at(3.99).passage->detail, 0);
  EXPECT_EQ(views.at(4.01).passage->detail, 0);
  EXPECT_EQ(views.at(3.9).scene, 0);
  EXPECT_EQ(views.at(4).scene, 1);
}

TEST(FollowingCamera, KeepsAnAircraftInTheMiddle) {
  const auto t = compiled(flights + scene(10, "camera = { follow = \"a\", span = 1500 }"));
  const StoryViews views = views_of(*t);
  ASSERT_LT(t->legs[0].depart, t->story.at(3));
  for (int i = 30; i < 9 * 30; ++i) {
    const double second = i / 30.0;
    const StoryViews::Sight sight = views.at(second);
    EXPECT_NEAR(length(on_page(sight.view, aircraft(*t, 0, second)) - page_middle), 0, 3) << second;
    EXPECT_NEAR(span_km(sight.view), 1500, 1e-6);
    ASSERT_TRUE(sight.passage);
    EXPECT_EQ(sight.passage->detail, 0);
  }
  EXPECT_GT(
      length(on_page(views.at(1).view, aircraft(*t, 0, 1)) - on_page(views.at(1).view, aircraft(*t, 0, 9))),
      50)
      << "the map moves on";
}

TEST(FollowingCamera, IsAheadByItsLead) {
  const auto t = compiled(flights + scene(10, "camera = { follow = \"a\", span = 1500, lead = 1 }"));
  const StoryViews views = views_of(*t);
  EXPECT_NEAR(length(on_page(views.at(5).view, aircraft(*t, 0, 6)) - page_middle), 0, 3);
}

// A globe turns below the aircraft.
TEST(FollowingCamera, TurnsAProjectionOfItsOwn) {
  const auto t = compiled(flights + scene(10, "camera = { follow = \"a\", projection = \"orthographic\" }"));
  const View view = views_of(*t).at(5).view;
  EXPECT_EQ(view.projection.name(), "orthographic");
  EXPECT_NEAR(geodesic_inverse(view.projection.centre(), aircraft(*t, 0, 5)).distance.value, 0, 20e3);
}

TEST(FollowingCamera, StandsInTheMiddleOfThePeopleAboard) {
  const auto t = compiled(test::flight("a", "CGK", "PEK", "people = 300\n") +
                          test::flight("b", "PNH", "CAN", "people = 100\n") +
                          scene(10, "camera = { follow = \"people\", span = 3000 }"));
  const View view = views_of(*t).at(5).view;
  const Vec3 sum = to_vector(aircraft(*t, 0, 5)) * 3 + to_vector(aircraft(*t, 1, 5));
  EXPECT_NEAR(length(on_page(view, to_lonlat(sum)) - page_middle), 0, 5);
}

// Before off-block and after on-block the picture is that of a camera that stands, with all its details.
TEST(FollowingCamera, StandsWhileNothingMoves) {
  const auto t = compiled(flights +
                          "[[scene]]\nfrom = 2019-12-31T00:00:00Z\nto = 2020-01-02T00:00:00Z\nseconds = 20\n"
                          "camera = { follow = \"a\", span = 1500 }\n");
  const StoryViews views = views_of(*t);
  const double off = t->story.second_of(t->legs[0].depart), on = t->story.second_of(t->legs[0].arrive);
  ASSERT_GT(off, 3);
  EXPECT_FALSE(views.at(1).passage);
  EXPECT_EQ(views.at(1).view, views.at(2).view);
  EXPECT_EQ(views.at((off + on) / 2).passage->detail, 0);
  EXPECT_FALSE(views.at(19).passage);
  double detail = 1;
  for (double s = off - 2; s < (off + on) / 2; s += 1 / 30.0) {
    const auto sight = views.at(s);
    const double now = sight.passage ? sight.passage->detail : 1;
    EXPECT_LE(now, detail + 1e-9);
    EXPECT_GT(now, detail - 0.2) << "details fade";
    detail = now;
  }
}

// From following to a map of its own and back, no thirtieth of a second moves anything far.
TEST(FollowingCamera, IsLeftWithoutAJump) {
  const auto t = compiled(
      flights + scene(6, "camera = { follow = \"a\", span = 2500 }") +
      scene(6, "camera = { projection = \"orthographic\", center = [100, 20] }", 1) +
      scene(6, "camera = { follow = \"b\", span = 2500 }\nkeyframe = [{ second = 5, span = 900 }]", 2));
  const StoryViews views = views_of(*t);
  std::optional<Point> before;
  for (int frame = 0; frame < 18 * 30; ++frame) {
    const View view = views.at(frame / 30.0).view;
    const auto plane = view.projection.forward({112, 20});
    ASSERT_TRUE(plane);
    const Point at = view.to_page(*plane);
    EXPECT_LT(length(at - before.value_or(at)), 60) << frame;
    before = at;
  }
}

}  // namespace
}  // namespace homebound::compose
