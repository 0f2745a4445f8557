#include "session/present.h"

#include <gtest/gtest.h>

namespace homebound::session {
namespace {

using What = Cue::What;

// Three scenes of 8, 11 and 5 seconds.
class TalkTest : public testing::Test {
 protected:
  timeline::StoryClock story_;
  Seconds wall_{1000};
  Talk talk_;

  TalkTest() {
    double at = 0;
    for (const double length : {8.0, 11.0, 5.0}) {
      story_.stretches.push_back({.from_second = at, .to_second = at + length});
      at += length;
    }
    talk_ = talk_at(story_, 0, false, wall_);
  }
  void cue(What what, int digit = 0) { talk_ = cued(talk_, {what, digit}, story_, wall_); }
  void wait(double seconds) { wall_ = Seconds(wall_.value + seconds); }
  double second() const { return second_at(clock_of(talk_, story_, wall_), wall_, story_); }
  bool runs() const { return running(talk_, story_, wall_); }
};

TEST_F(TalkTest, RunsASceneAndStopsAtItsEnd) {
  EXPECT_FALSE(runs());
  cue(What::next);
  EXPECT_TRUE(runs());
  wait(3);
  EXPECT_DOUBLE_EQ(second(), 3);
  wait(60);
  EXPECT_FALSE(runs());
  EXPECT_NEAR(second(), 8, 0.002);
  EXPECT_EQ(story_.stretch_at(second()), 0u) << "and does not yet show the next";
  cue(What::next);
  EXPECT_EQ(talk_.scene, 1u);
  EXPECT_DOUBLE_EQ(second(), 8);
}

TEST_F(TalkTest, ALateFrameChangesNothing) {
  cue(What::next);
  Talk seen_often = talk_;
  for (int i = 0; i < 100; ++i) {
    wait(0.1);
    EXPECT_EQ(clock_of(seen_often, story_, wall_), clock_of(talk_, story_, wall_));
  }
}

TEST_F(TalkTest, EachPressWhileItRunsIsOneSceneOn) {
  for (std::size_t scene = 0; scene < 3; ++scene) {
    cue(What::next);
    EXPECT_EQ(talk_.scene, scene);
    wait(1);
  }
  cue(What::next);
  EXPECT_FALSE(runs());
  EXPECT_DOUBLE_EQ(second(), 24) << "the end of the last scene is the end";
  cue(What::next);
  EXPECT_DOUBLE_EQ(second(), 24);
}

TEST_F(TalkTest, GoesBackToTheEndOfTheSceneBefore) {
  cue(What::next), wait(100), cue(What::next), wait(2);
  cue(What::previous);
  EXPECT_FALSE(runs());
  EXPECT_EQ(talk_.scene, 0u);
  EXPECT_NEAR(second(), 8, 0.002);
  cue(What::next);
  EXPECT_EQ(talk_.scene, 1u) << "which can then be told again";
  cue(What::previous), cue(What::previous), cue(What::previous);
  EXPECT_DOUBLE_EQ(second(), 0);
}

TEST_F(TalkTest, JumpsByNumberAndEnter) {
  cue(What::digit, 3);
  EXPECT_FALSE(runs()) << "not before Enter";
  cue(What::enter);
  EXPECT_EQ(talk_.scene, 2u);
  EXPECT_TRUE(runs());
  cue(What::digit, 1), cue(What::digit, 2), cue(What::enter);
  EXPECT_EQ(talk_.scene, 2u) << "there is no scene 12";
  cue(What::digit, 0), cue(What::enter);
  EXPECT_FALSE(runs()) << "0 is no number, and Enter alone goes on";
  EXPECT_DOUBLE_EQ(second(), 24);
  cue(What::digit, 2), cue(What::previous), cue(What::enter);
  EXPECT_EQ(talk_.scene, 2u) << "another key forgets the number";
}

TEST_F(TalkTest, AnyKeyUncoversThePictureAndDoesNothingElse) {
  cue(What::next), wait(2);
  for (const What cover : {What::black, What::white})
    for (const What any :
         {What::next, What::previous, What::last, What::digit, What::black, What::spotlight}) {
      cue(cover);
      EXPECT_EQ(talk_.cover, cover == What::black ? Talk::Cover::black : Talk::Cover::white);
      const Talk before = talk_;
      cue(any, 1);
      EXPECT_EQ(talk_.cover, Talk::Cover::none);
      EXPECT_EQ(talk_.clock, before.clock);
      EXPECT_FALSE(talk_.spotlight);
      EXPECT_EQ(talk_.number, 0);
    }
}

TEST_F(TalkTest, WhatIsDrawnGoesWithTheScene) {
  cue(What::next), wait(2);
  cue(What::spotlight);
  cue(What::pen);
  EXPECT_TRUE(talk_.pen);
  EXPECT_FALSE(talk_.spotlight) << "one or the other";
  talk_ = drawn(talk_, {0.25, 0.5}, true);
  talk_ = drawn(talk_, {0.5, 0.5}, false);
  talk_ = drawn(talk_, {0.75, 0.25}, true);
  EXPECT_EQ(talk_.ink, (std::vector<InkLine>{{{0.25, 0.5}, {0.5, 0.5}}, {{0.75, 0.25}}}));
  cue(What::black), cue(What::next);
  EXPECT_EQ(talk_.ink.size(), 2u) << "it is there again under the cover";
  cue(What::erase);
  EXPECT_TRUE(talk_.ink.empty());
  talk_ = drawn(talk_, {0, 0}, true);
  cue(What::last);
  EXPECT_TRUE(talk_.ink.empty());
  EXPECT_TRUE(talk_.pen) << "until it is put away";
}

TEST_F(TalkTest, GoesToTheStartAndTheEnd) {
  cue(What::last);
  EXPECT_EQ(talk_.scene, 2u);
  EXPECT_DOUBLE_EQ(second(), 24);
  EXPECT_FALSE(runs());
  cue(What::first);
  EXPECT_EQ(talk_.scene, 0u);
  EXPECT_DOUBLE_EQ(second(), 0);
}

TEST_F(TalkTest, TakesUpWhereItWasLeft) {
  talk_ = talk_at(story_, 10, false, wall_);
  EXPECT_EQ(talk_.scene, 1u);
  EXPECT_DOUBLE_EQ(second(), 10);
  cue(What::next);
  EXPECT_EQ(talk_.scene, 1u) << "tells the rest of it";
  wait(4);
  EXPECT_DOUBLE_EQ(second(), 14);
}

TEST_F(TalkTest, ElapsedTimeStartsAgainWithoutTouchingThePicture) {
  cue(What::black), wait(5);
  EXPECT_DOUBLE_EQ((wall_ - talk_.started).value, 5);
  cue(What::restart_time);
  EXPECT_EQ(talk_.started, wall_);
  EXPECT_EQ(talk_.cover, Talk::Cover::black);
}

// Each stay in a scene counts for it, also while it stands and is talked about.
TEST_F(TalkTest, TellsTheTimesTaken) {
  cue(What::next);
  wait(30);
  cue(What::next);
  wait(20);
  cue(What::previous);
  wait(5);
  EXPECT_EQ(times_taken(talk_, wall_), (std::vector<double>{35, 20, 0}));
  cue(What::black);
  wait(1);
  EXPECT_EQ(times_taken(talk_, wall_)[0], 36);
  cue(What::restart_time);
  wait(2);
  EXPECT_EQ(times_taken(talk_, wall_), (std::vector<double>{2, 0, 0}));
}

TEST_F(TalkTest, ARehearsalBeginsTheTimesAnew) {
  wait(30);
  cue(What::rehearse);
  EXPECT_TRUE(talk_.rehearsal);
  wait(4);
  cue(What::next);
  EXPECT_EQ(times_taken(talk_, wall_)[0], 4);
  cue(What::rehearse);
  EXPECT_FALSE(talk_.rehearsal);
}

TEST(Talk, AStoryWithoutScenesOrTimeIsNoTrap) {
  const timeline::StoryClock none;
  Talk talk = talk_at(none, 5, false, Seconds(0));
  for (const What what : {What::next, What::previous, What::last, What::enter, What::next})
    talk = cued(talk, {what}, none, Seconds(1));
  EXPECT_EQ(talk.scene, 0u);
  EXPECT_FALSE(running(talk, none, Seconds(2)));
}

}  // namespace
}  // namespace homebound::session
