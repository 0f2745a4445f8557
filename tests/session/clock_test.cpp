#include "session/clock.h"

#include <gtest/gtest.h>

using namespace homebound;
using namespace homebound::session;

namespace {

constexpr double story_length = 60;
// One scene of an hour and a half.
StoryClock one_scene() {
  StoryClock story;
  story.stretches.push_back({0, story_length, Instant{}, Instant{} + std::chrono::minutes(90)});
  return story;
}
const StoryClock story = one_scene();

Clock playing_from(double second, double wall, double speed = 1) {
  Clock c;
  c.speed = speed;
  return play(seek(c, Seconds(wall), story, second), Seconds(wall), story);
}

TEST(Clock, StandsStillUntilPlayed) {
  const Clock c = seek({}, Seconds(5), story, 12);
  EXPECT_EQ(second_at(c, Seconds(5), story), 12);
  EXPECT_EQ(second_at(c, Seconds(500), story), 12);
  EXPECT_FALSE(moving(c, Seconds(500), story));
}

TEST(Clock, DependsOnWallTimeAloneNotOnHowOftenItIsAsked) {
  const Clock c = playing_from(2, 100, 1.5);
  for (double wall = 100; wall < 110; wall += 0.001) (void)second_at(c, Seconds(wall), story);
  EXPECT_EQ(second_at(c, Seconds(110), story), 2 + 1.5 * 10);
  EXPECT_EQ(second_at(c, Seconds(100), story), 2);
}

TEST(Clock, ChangingSpeedKeepsThePosition) {
  const Clock slow = playing_from(0, 0);
  const Clock fast = at_speed(slow, Seconds(10), story, 4);
  EXPECT_EQ(second_at(fast, Seconds(10), story), 10);
  EXPECT_EQ(second_at(fast, Seconds(12), story), 18);
}

TEST(Clock, PausingAndPlayingAgainLosesNothing) {
  const Clock held = pause(playing_from(0, 0), Seconds(7), story);
  EXPECT_EQ(second_at(held, Seconds(1000), story), 7);
  const Clock again = play(held, Seconds(1000), story);
  EXPECT_EQ(second_at(again, Seconds(1003), story), 10);
}

TEST(Clock, SeekingWhilePlayingGoesOnFromThere) {
  const Clock c = seek(playing_from(0, 0), Seconds(5), story, 30);
  EXPECT_TRUE(moving(c, Seconds(5), story));
  EXPECT_EQ(second_at(c, Seconds(6), story), 31);
}

TEST(Clock, StopsAtTheEndAndStartsAgainFromTheBeginning) {
  const Clock c = playing_from(50, 0);
  EXPECT_TRUE(moving(c, Seconds(9.9), story));
  EXPECT_FALSE(moving(c, Seconds(10), story));
  EXPECT_EQ(second_at(c, Seconds(10), story), story_length);
  EXPECT_EQ(second_at(c, Seconds(99), story), story_length);
  const Clock again = play(c, Seconds(99), story);
  EXPECT_EQ(second_at(again, Seconds(99), story), 0);
  EXPECT_EQ(second_at(again, Seconds(101), story), 2);
}

TEST(Clock, LoopsRoundTheEnd) {
  const Clock c = looping(playing_from(50, 0), Seconds(0), story, true);
  EXPECT_EQ(second_at(c, Seconds(15), story), 5);
  EXPECT_EQ(second_at(c, Seconds(15 + 600), story), 5);
  EXPECT_TRUE(moving(c, Seconds(1e6), story));
  // Switched off, it goes on from where it is to the end.
  const Clock once = looping(c, Seconds(15), story, false);
  EXPECT_EQ(second_at(once, Seconds(20), story), 10);
  EXPECT_EQ(second_at(once, Seconds(200), story), story_length);
}

TEST(Clock, KeepsWithinTheStory) {
  EXPECT_EQ(second_at(seek({}, Seconds(0), story, -3), Seconds(0), story), 0);
  EXPECT_EQ(second_at(seek({}, Seconds(0), story, 1e9), Seconds(0), story), story_length);
  EXPECT_EQ(second_at(playing_from(0, 0), Seconds(5), StoryClock{}), 0);
  EXPECT_FALSE(moving(playing_from(0, 0), Seconds(5), StoryClock{}));
}

TEST(Clock, PlaysBetweenTheMarks) {
  Clock c = with_out(with_in({}, Seconds(0), story, 10), Seconds(0), story, 20);
  c = play(seek(c, Seconds(0), story, 20), Seconds(0), story);
  EXPECT_EQ(second_at(c, Seconds(3), story), 13) << "from its end playing begins at its beginning";
  EXPECT_EQ(second_at(c, Seconds(99), story), 20);
  EXPECT_FALSE(moving(c, Seconds(99), story));
  const Clock round = looping(c, Seconds(0), story, true);
  EXPECT_EQ(second_at(round, Seconds(10 + 4), story), 14);
  EXPECT_EQ(second_at(round, Seconds(10 + 1004), story), 14);
  // From before and behind the marks.
  EXPECT_EQ(second_at(seek(round, Seconds(0), story, 5), Seconds(16), story), 11);
  EXPECT_EQ(second_at(seek(round, Seconds(0), story, 55), Seconds(5), story), 60);
  EXPECT_EQ(second_at(seek(round, Seconds(0), story, 55), Seconds(8), story), 13);
}

TEST(Clock, AMarkBehindTheOtherTakesItAway) {
  const Clock c = with_out({}, Seconds(0), story, 20);
  EXPECT_EQ(with_in(c, Seconds(0), story, 30).out, std::nullopt);
  EXPECT_EQ(with_in(c, Seconds(0), story, 10).out, 20);
  EXPECT_EQ(with_out(with_in(c, Seconds(0), story, 10), Seconds(0), story, 5).in, std::nullopt);
  EXPECT_EQ(range_of(with_in({}, Seconds(0), story, 30), story).begin, 30);
}

// Two scenes, an hour in ten seconds with a hold of two, then a day later half an hour in ten.
StoryClock two_scenes() {
  const Instant start{};
  StoryClock two;
  two.stretches.push_back({0, 12, start, start + std::chrono::hours(1), Easing::linear, 2});
  two.stretches.push_back(
      {12, 22, start + std::chrono::hours(25), start + std::chrono::minutes(25 * 60 + 30), Easing::in_out});
  return two;
}

TEST(Clock, RealTimePassesEvenlyAndSkipsHoldsAndJumps) {
  const StoryClock two = two_scenes();
  EXPECT_EQ(two.lived(0).value, 0);
  EXPECT_EQ(two.lived(11).value, 3600) << "in the hold";
  EXPECT_EQ(two.lived(22).value, 5400);
  EXPECT_EQ(two.second_lived(Seconds(1800)), 5);
  Clock c;
  c.pace = Pace::real;
  c.speed = 60;
  c = play(c, Seconds(0), two);
  for (double wall = 0; wall < 90; wall += 0.7) {
    const Instant t = two.at(second_at(c, Seconds(wall), two));
    const double passed = wall * 60 + (wall > 60 ? 24 * 3600.0 : 0);
    EXPECT_NEAR(seconds_between(Instant{}, t).value, passed, 0.01) << wall;
  }
  EXPECT_EQ(second_at(c, Seconds(90), two), 22);
  EXPECT_FALSE(moving(c, Seconds(90), two));
  // Within a hold it goes on with the next scene.
  const Clock held = seek(c, Seconds(0), two, 11);
  EXPECT_NEAR(seconds_between(Instant{}, two.at(second_at(held, Seconds(1), two))).value, 25 * 3600 + 60,
              0.01);
}

TEST(Clock, AnotherPaceGoesOnAboutAsFast) {
  const StoryClock two = two_scenes();
  const Clock real = at_pace(play({}, Seconds(0), two), Seconds(5), two, Pace::real);
  EXPECT_EQ(second_at(real, Seconds(5), two), 5);
  EXPECT_EQ(real.speed, 500) << "360 times life";
  EXPECT_EQ(at_pace(real, Seconds(5), two, Pace::story).speed, 1);
  EXPECT_EQ(speeds(Pace::real).front(), 1);
  EXPECT_EQ(speeds(Pace::real).back(), 10000);
}

}  // namespace
