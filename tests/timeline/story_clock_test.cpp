#include <gtest/gtest.h>

#include "timeline/timeline.h"

namespace homebound::timeline {
namespace {

using namespace std::chrono_literals;

const Instant start = parse_instant("2015-11-09T00:00Z").value();
// A day in ten seconds, a jump over a day, an hour in forty seconds.
const StoryClock clock_story{{{0, 10, start, start + 24h}, {10, 50, start + 48h, start + 49h}}};

TEST(StoryClock, LinearInsideAScene) {
  EXPECT_EQ(clock_story.at(0), start);
  EXPECT_EQ(clock_story.at(5), start + 12h);
  EXPECT_EQ(clock_story.at(10), start + 48h);  // the next scene has begun
  EXPECT_EQ(clock_story.at(30), start + 48h + 30min);
  EXPECT_EQ(clock_story.at(50), start + 49h);
  EXPECT_EQ(clock_story.duration(), 50);
}

TEST(StoryClock, ClampedToTheStory) {
  EXPECT_EQ(clock_story.at(-1), start);
  EXPECT_EQ(clock_story.at(51), start + 49h);
  EXPECT_EQ(clock_story.second_of(start - 1h), 0);
  EXPECT_EQ(clock_story.second_of(start + 72h), 50);
}

TEST(StoryClock, IncreasesAndInverts) {
  Instant before = clock_story.at(0);
  for (int frame = 1; frame <= 1000; ++frame) {
    const double s = frame / 20.0;
    const Instant t = clock_story.at(s);
    EXPECT_GT(t, before) << s;
    EXPECT_NEAR(clock_story.second_of(t), s, 1e-3) << s;
    before = t;
  }
}

TEST(StoryClock, AnInstantInAJumpIsReachedAfterIt) {
  EXPECT_EQ(clock_story.second_of(start + 24h), 10);
  EXPECT_EQ(clock_story.second_of(start + 36h), 10);
  EXPECT_EQ(clock_story.second_of(start + 48h), 10);
}

TEST(StoryClock, SaysWhenAnInstantIsShown) {
  EXPECT_EQ(clock_story.second_showing(start), 0);
  EXPECT_NEAR(*clock_story.second_showing(clock_story.at(3.25)), 3.25, 1e-3);
  EXPECT_FALSE(clock_story.second_showing(start + 36h));  // in the jump
  EXPECT_FALSE(clock_story.second_showing(start - 1ms));
  // A flashback shows what the first scene, though later in time, does not.
  const StoryClock back{{{0, 10, start + 10h, start + 20h}, {10, 20, start, start + 10h}}};
  EXPECT_EQ(back.second_showing(start + 5h), 15);
}

TEST(StoryClock, TheStretchOfASecond) {
  EXPECT_EQ(clock_story.stretch_at(-1), 0u);
  EXPECT_EQ(clock_story.stretch_at(9.99), 0u);
  EXPECT_EQ(clock_story.stretch_at(10), 1u);
  EXPECT_EQ(clock_story.stretch_at(99), 1u);
}

TEST(StoryClock, GoingBackInTimeFindsTheFirstTelling) {
  const StoryClock again{{{0, 10, start, start + 10h}, {10, 20, start, start + 10h}}};
  EXPECT_EQ(again.second_of(start + 5h), 5);
  EXPECT_EQ(again.at(15), start + 5h);
}

// An hour in eight seconds, slow at both ends, and two more of standing still.
const StoryClock held{{{0, 10, start, start + 1h, Easing::in_out, 2}}};

TEST(StoryClock, EasesAndHolds) {
  EXPECT_EQ(held.at(0), start);
  EXPECT_EQ(held.at(4), start + 30min);
  EXPECT_EQ(held.at(8), start + 1h);
  EXPECT_EQ(held.at(9), start + 1h);
  EXPECT_LT(held.at(1), start + 3min) << "slow at first";
  EXPECT_GT(held.at(7), start + 57min) << "and at last";
  Instant before = held.at(0);
  for (int i = 1; i < 160; ++i) {
    const double s = 0.05 * i;
    const Instant t = held.at(s);
    EXPECT_GE(t, before) << s;
    EXPECT_NEAR(held.second_of(t), s, 1e-2 + 0.2 * (s < 0.3 || s > 7.7)) << s;
    before = t;
  }
  EXPECT_EQ(held.second_of(start + 1h), 8) << "first shown when the hold begins";
}

TEST(StoryClock, PaceIsTheClocksDerivative) {
  for (const double s : {0.5, 2.0, 4.0, 6.5, 7.5})
    EXPECT_NEAR(held.pace_at(s), seconds_between(held.at(s - 0.01), held.at(s + 0.01)).value / 0.02, 1) << s;
  EXPECT_EQ(held.pace_at(9), 0);
  EXPECT_EQ(held.stretches[0].pace(), 450);
  EXPECT_FALSE(held.even());
  EXPECT_FALSE(clock_story.even());
  EXPECT_TRUE((StoryClock{{{0, 10, start, start + 1h}, {10, 15, start + 2h, start + 150min}}}).even());
}

}  // namespace
}  // namespace homebound::timeline
