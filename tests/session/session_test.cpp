#include "session/session.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "scenario/read/examples.h"
#include "scenario/read/read.h"

using namespace homebound;
using namespace homebound::session;

namespace {

constexpr Size session_page{1200, 800};

class SessionTest : public testing::Test {
 protected:
  Session session =
      open({"", std::make_shared<const timeline::Timeline>(timeline::compile(
                    std::make_shared<const scenario::Scenario>(scenario::read(scenario::built_in()))))});
  Shown shown{Projection::make("equal-earth", LonLat{110, 0}),
              to_page({{0, 2e6}, 1e7}, session_page),
              session_page,
              {}};
  double wall = 0;

  // As a window does: what is shown follows the camera.
  Session& tell(const Command& c) {
    session = apply(session, c, {Seconds(wall), shown});
    if (const auto& aim = session.look.camera.aim) shown.to_page = to_page(*aim, session_page);
    return session;
  }
  double now() const { return second(session, Seconds(wall)); }
};

TEST_F(SessionTest, OpensAsItsAuthorWants) {
  const auto& s = *session.document.timeline->scenario;
  EXPECT_EQ(session.look.language, s.language);
  EXPECT_EQ(session.look.theme, s.theme);
  EXPECT_EQ(session.look.camera, session.home);
  EXPECT_FALSE(session.look.shows(&Layers::rivers));
  EXPECT_TRUE(session.look.shows(&Layers::boundaries));
}

TEST_F(SessionTest, PlaysAtItsSpeedAndHoldsWhenPaused) {
  tell(Play{});
  wall = 3;
  EXPECT_DOUBLE_EQ(now(), 3);
  tell(StepSpeed{1});
  EXPECT_DOUBLE_EQ(session.clock.speed, 2);
  wall = 5;
  EXPECT_DOUBLE_EQ(now(), 7);
  tell(TogglePlay{});
  wall = 50;
  EXPECT_DOUBLE_EQ(now(), 7);
}

TEST_F(SessionTest, SpeedStepsHaveEnds) {
  for (int i = 0; i < 30; ++i) tell(StepSpeed{1});
  EXPECT_EQ(session.clock.speed, speeds().back());
  for (int i = 0; i < 30; ++i) tell(StepSpeed{-1});
  EXPECT_EQ(session.clock.speed, speeds().front());
}

TEST_F(SessionTest, StepsFromEventToEventBothWays) {
  std::vector<double> seconds = event_seconds(*session.document.timeline);
  std::sort(seconds.begin(), seconds.end());
  seconds.erase(std::unique(seconds.begin(), seconds.end(), [](double a, double b) { return b - a < 1e-3; }),
                seconds.end());
  ASSERT_GT(seconds.size(), 5U);
  std::vector<double> forward;
  while (now() < seconds.back() - 1e-3) {
    tell(StepEvent{1});
    forward.push_back(now());
  }
  if (seconds.front() < 1e-3) seconds.erase(seconds.begin());
  EXPECT_THAT(forward, testing::Pointwise(testing::DoubleNear(1e-9), seconds));
  for (std::size_t i = seconds.size() - 1; i-- > 0;) {
    tell(StepEvent{-1});
    EXPECT_NEAR(now(), seconds[i], 1e-9);
  }
}

TEST_F(SessionTest, SeeksInstantsAndScenes) {
  const Instant t = *parse_instant("2015-11-10T06:00+08:00");
  tell(SeekInstant{t});
  EXPECT_LT(std::abs(seconds_between(instant(session, Seconds(wall)), t).value), 0.01);
  const auto& stretches = session.document.timeline->story.stretches;
  ASSERT_GT(stretches.size(), 1U);
  tell(start_of(session.document.timeline->story, 1));
  EXPECT_EQ(now(), stretches[1].from_second);
  tell(start_of(session.document.timeline->story, 999));
  EXPECT_EQ(now(), session.duration());
}

TEST_F(SessionTest, BackAndForwardWalkThroughTheLooks) {
  const Look first = session.look;
  tell(SetTheme{"night"});
  tell(SetLayer{&Layers::rivers, true});
  tell(SetLanguage{Language::chinese});
  const Look last = session.look;
  EXPECT_TRUE(last.shows(&Layers::rivers));
  for (int i = 0; i < 5; ++i) tell(GoBack{});
  EXPECT_EQ(session.look, first);
  for (int i = 0; i < 5; ++i) tell(GoForth{});
  EXPECT_EQ(session.look, last);
  tell(GoBack{});
  tell(SetTheme{"paper"});
  EXPECT_TRUE(session.forth.empty());
}

TEST_F(SessionTest, AThemeThatCannotBeReadIsRefusedAndLeavesNoStep) {
  std::string unreadable = "night";
  const auto say = [&](const Command& c) {
    session = apply(session, c, {Seconds(wall += 5), shown, 0, [&](const std::string& name) {
                                   if (name == unreadable) throw Error({"it is gone", "已不存在"});
                                 }});
  };
  say(SetLanguage{Language::chinese});
  say(GoBack{});
  ASSERT_EQ(session.forth.size(), 1U);
  const Look before = session.look;
  const std::string text = *text_of(session.document);
  for (const Command& c : {Command(SetTheme{"night"}), Command(edit_of({}, "theme", "night")),
                           Command(SetText{"theme = \"night\"\n"})}) {
    say(c);
    EXPECT_EQ(session.refused.english, "it is gone");
    EXPECT_EQ(session.look, before);
    EXPECT_EQ(*text_of(session.document), text);
    EXPECT_TRUE(session.undo.empty());
    EXPECT_EQ(session.forth.size(), 1U);
  }
  // One that was there when it was left: the rest of the step is undone.
  say(SetTheme{"print"});
  say(SetLayer{&Layers::rivers, true});
  say(SetTheme{"high-contrast"});
  unreadable = "print";
  say(GoBack{});
  EXPECT_EQ(session.refused.english, "it is gone");
  EXPECT_EQ(session.look.theme, "high-contrast");
  say(GoBack{});
  EXPECT_FALSE(session.look.shows(&Layers::rivers));
  say(GoBack{});
  EXPECT_EQ(session.look, before);
}

TEST_F(SessionTest, OneDragIsOneStepToUndo) {
  const Look before = session.look;
  for (int i = 0; i < 40; ++i, wall += 0.02) tell(PanBy{{3, 1}});
  EXPECT_EQ(session.back.size(), 1U);
  wall += 5;
  tell(PanBy{{3, 1}});
  EXPECT_EQ(session.back.size(), 2U);
  tell(GoBack{});
  tell(GoBack{});
  EXPECT_EQ(session.look, before);
}

TEST_F(SessionTest, HomeGoesBackToTheFirstFraming) {
  tell(ZoomAt{{100, 100}, 3});
  tell(FocusFlight{2});
  EXPECT_TRUE(session.look.camera.aim);
  EXPECT_EQ(session.look.focus, 2U);
  tell(Home{});
  EXPECT_EQ(session.look.camera, session.home);
  EXPECT_FALSE(session.look.focus);
}

TEST_F(SessionTest, FollowsTheStoryUntilTheHandTakesTheCamera) {
  EXPECT_TRUE(follows_story(session));
  tell(SetLanguage{Language::chinese});
  EXPECT_TRUE(follows_story(session));
  tell(PanBy{{10, 0}});
  EXPECT_FALSE(follows_story(session));
  tell(Home{});
  EXPECT_TRUE(follows_story(session));
  tell(SetProjection{"robinson"});
  EXPECT_FALSE(follows_story(session));
  tell(GoBack{});
  EXPECT_TRUE(follows_story(session));
}

TEST_F(SessionTest, ScenesSwitchLayersThatNobodyHasSwitched) {
  EXPECT_FALSE(layers_in(session, 1).routes);
  EXPECT_TRUE(layers_in(session, 5).routes);
  EXPECT_TRUE(layers_in(session, 5).chart);
  tell(SetLayer{&Layers::routes, true});
  wall += 10;
  tell(SetLayer{&Layers::chart, false});
  EXPECT_TRUE(layers_in(session, 1).routes);
  EXPECT_FALSE(layers_in(session, 5).chart);
  tell(GoBack{});
  EXPECT_TRUE(layers_in(session, 5).chart);
}

TEST_F(SessionTest, ACardGivesWayToWhoeverTakesTheMapInHand) {
  EXPECT_FALSE(layers_in(session, 0).labels);
  tell(PanBy{{10, 0}});
  EXPECT_TRUE(layers_in(session, 0).labels);
  tell(Home{});
  EXPECT_FALSE(layers_in(session, 0).labels) << "the story is told again";
}

TEST_F(SessionTest, FocusShowsAllOfTheFlight) {
  const auto& legs = session.document.timeline->legs;
  for (const std::string name : {"equal-earth", "orthographic", "mercator"}) {
    shown.projection = Projection::make(name, LonLat{0, 0});
    shown.subject = {500, 50, 1150, 750};
    tell(SetProjection{name});
    for (std::size_t i = 0; i < legs.size(); ++i) {
      tell(FocusFlight{i});
      const Camera& camera = session.look.camera;
      const Projection projection = camera.centre ? Projection::make(name, camera.centre) : shown.projection;
      const Affine to = to_page(*camera.aim, session_page);
      Rect box;
      for (const double share : {0.0, 0.3, 0.7, 1.0}) {
        const Point at = to(*projection.forward(timeline::position(legs[i], share)));
        EXPECT_TRUE(shown.subject.contains(at)) << name << " flight " << i << " at " << at.x << "," << at.y;
        box.add(at);
      }
      EXPECT_GT(std::max(box.width() / 650, box.height() / 700), 0.7) << "as large as it can be";
    }
  }
}

TEST_F(SessionTest, FocusingNothingOrNoSuchFlightClearsIt) {
  tell(FocusFlight{1, false});
  EXPECT_EQ(session.look.focus, 1U);
  EXPECT_EQ(session.look.camera, session.home);
  tell(FocusFlight{999});
  EXPECT_FALSE(session.look.focus);
}

TEST_F(SessionTest, APlaceOrAFlightIsSingledOutAndUndone) {
  tell(FocusFlight{1, false});
  wall += 5;
  tell(FocusPlace{2});
  EXPECT_EQ(session.look.place, 2U);
  EXPECT_FALSE(session.look.focus);
  wall += 5;
  tell(FocusFlight{1, false});
  EXPECT_FALSE(session.look.place);
  tell(GoBack{});
  EXPECT_EQ(session.look.place, 2U);
  tell(GoBack{});
  EXPECT_EQ(session.look.focus, 1U);
  tell(FocusPlace{999});
  EXPECT_FALSE(session.look.place) << "there is no such place";
}

TEST_F(SessionTest, FramesWhatTheFilterAndThePlaceLeave) {
  tell(FrameShown{});
  EXPECT_EQ(session.look.camera.subject.flights.size(), session.document.timeline->legs.size());
  timeline::Filter filter;
  filter.from = {"CGK"};
  tell(SetFilter{filter});
  tell(FrameShown{});
  const auto& s = *session.document.timeline->scenario;
  const scenario::Subject& subject = session.look.camera.subject;
  EXPECT_EQ(subject.flights.size(), session.document.timeline->shown());
  EXPECT_FALSE(follows_story(session));
  for (const std::size_t flight : subject.flights) EXPECT_EQ(s.places[s.flights[flight].from].iata, "CGK");
  const auto pvg = static_cast<std::size_t>(
      std::ranges::find(s.places, std::string("PVG"), &scenario::Place::iata) - s.places.begin());
  tell(FocusPlace{pvg});
  tell(FrameShown{});
  for (const std::size_t flight : session.look.camera.subject.flights) EXPECT_EQ(s.flights[flight].to, pvg);
  filter.from = {"PEK"};  // from where nothing flies
  tell(SetFilter{filter});
  const Look before = session.look;
  tell(FrameShown{});
  EXPECT_FALSE(session.refused.empty());
  EXPECT_EQ(session.look, before);
}

}  // namespace
