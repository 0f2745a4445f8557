#include "session/clock.h"

#include <gtest/gtest.h>

using namespace homebound;
using namespace homebound::session;

namespace {

constexpr double duration = 60;

Clock playing_from(double second, double wall, double speed = 1) {
  Clock c;
  c.speed = speed;
  return played(sought(c, Seconds(wall), duration, second), Seconds(wall), duration);
}

TEST(Clock, StandsStillUntilPlayed) {
  const Clock c = sought({}, Seconds(5), duration, 12);
  EXPECT_EQ(second_at(c, Seconds(5), duration), 12);
  EXPECT_EQ(second_at(c, Seconds(500), duration), 12);
  EXPECT_FALSE(moving(c, Seconds(500), duration));
}

TEST(Clock, DependsOnWallTimeAloneNotOnHowOftenItIsAsked) {
  const Clock c = playing_from(2, 100, 1.5);
  for (double wall = 100; wall < 110; wall += 0.001) (void)second_at(c, Seconds(wall), duration);
  EXPECT_EQ(second_at(c, Seconds(110), duration), 2 + 1.5 * 10);
  EXPECT_EQ(second_at(c, Seconds(100), duration), 2);
}

TEST(Clock, ChangingSpeedKeepsThePosition) {
  const Clock slow = playing_from(0, 0);
  const Clock fast = at_speed(slow, Seconds(10), duration, 4);
  EXPECT_EQ(second_at(fast, Seconds(10), duration), 10);
  EXPECT_EQ(second_at(fast, Seconds(12), duration), 18);
}

TEST(Clock, PausingAndPlayingAgainLosesNothing) {
  const Clock held = paused(playing_from(0, 0), Seconds(7), duration);
  EXPECT_EQ(second_at(held, Seconds(1000), duration), 7);
  const Clock again = played(held, Seconds(1000), duration);
  EXPECT_EQ(second_at(again, Seconds(1003), duration), 10);
}

TEST(Clock, SeekingWhilePlayingGoesOnFromThere) {
  const Clock c = sought(playing_from(0, 0), Seconds(5), duration, 30);
  EXPECT_TRUE(moving(c, Seconds(5), duration));
  EXPECT_EQ(second_at(c, Seconds(6), duration), 31);
}

TEST(Clock, StopsAtTheEndAndStartsAgainFromTheBeginning) {
  const Clock c = playing_from(50, 0);
  EXPECT_TRUE(moving(c, Seconds(9.9), duration));
  EXPECT_FALSE(moving(c, Seconds(10), duration));
  EXPECT_EQ(second_at(c, Seconds(10), duration), duration);
  EXPECT_EQ(second_at(c, Seconds(99), duration), duration);
  const Clock again = played(c, Seconds(99), duration);
  EXPECT_EQ(second_at(again, Seconds(99), duration), 0);
  EXPECT_EQ(second_at(again, Seconds(101), duration), 2);
}

TEST(Clock, LoopsRoundTheEnd) {
  const Clock c = looping(playing_from(50, 0), Seconds(0), duration, true);
  EXPECT_EQ(second_at(c, Seconds(15), duration), 5);
  EXPECT_EQ(second_at(c, Seconds(15 + 600), duration), 5);
  EXPECT_TRUE(moving(c, Seconds(1e6), duration));
  // Switched off, it goes on from where it is to the end.
  const Clock once = looping(c, Seconds(15), duration, false);
  EXPECT_EQ(second_at(once, Seconds(20), duration), 10);
  EXPECT_EQ(second_at(once, Seconds(200), duration), duration);
}

TEST(Clock, KeepsWithinTheStory) {
  EXPECT_EQ(second_at(sought({}, Seconds(0), duration, -3), Seconds(0), duration), 0);
  EXPECT_EQ(second_at(sought({}, Seconds(0), duration, 1e9), Seconds(0), duration), duration);
  EXPECT_EQ(second_at(playing_from(0, 0), Seconds(5), 0), 0);
  EXPECT_FALSE(moving(playing_from(0, 0), Seconds(5), 0));
}

}  // namespace
