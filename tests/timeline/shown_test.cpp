#include "timeline/shown.h"

#include <gtest/gtest.h>

#include "scenario/read/read.h"

namespace homebound::timeline {
namespace {

using namespace std::chrono_literals;
using scenario::TimeSpan;

const Instant story_start = parse_instant("2015-11-09T00:00Z").value();

// Two scenes of ten hours in ten seconds each, one after the other, and a third after a jump.
std::shared_ptr<const Timeline> three_scenes() {
  static const auto timeline = std::make_shared<const Timeline>(
      compile(std::make_shared<const scenario::Scenario>(scenario::parse(R"(
[[flight]]
id = "a"
from = "PNH"
to = "PEK"
depart = 2015-11-09T02:00:00Z
arrive = 2015-11-09T06:00:00Z
[[callout]]
flight = "a"
text = "t"
[[scene]]
from = 2015-11-09T00:00:00
to = 2015-11-09T10:00:00
[[scene]]
from = 2015-11-09T10:00:00
to = 2015-11-09T20:00:00
[[scene]]
from = 2015-11-10T00:00:00
to = 2015-11-10T10:00:00
hold = 2
)",
                                                                         "test.toml"))));
  return timeline;
}

double at_second(double second, const TimeSpan& span, const InScene& in_scene = {}, Fades fades = {}) {
  return shown(*three_scenes(), span, evaluate_story(*three_scenes(), second), in_scene, fades);
}

TEST(Shown, FadesWithinASpanOverSecondsOfTheStory) {
  const TimeSpan span{story_start + 2h, story_start + 6h};
  EXPECT_EQ(at_second(1.99, span), 0);
  EXPECT_EQ(at_second(2, span), 0);
  EXPECT_NEAR(at_second(2.2, span), 0.5, 1e-6);
  EXPECT_EQ(at_second(2.41, span), 1);
  EXPECT_EQ(at_second(5, span), 1);
  EXPECT_NEAR(at_second(5.8, span), 0.5, 1e-6);
  EXPECT_EQ(at_second(6.01, span), 0);
  // What is shown for less than a second is seen, too.
  EXPECT_EQ(at_second(2.25, {story_start + 2h, story_start + 2h + 30min}), 1);
}

TEST(Shown, WhatSeveralScenesShowStays) {
  const TimeSpan span{story_start + 5h, story_start + 15h};
  for (const double second : {9.9, 10.0, 10.1}) EXPECT_EQ(at_second(second, span), 1) << second;
  const auto first_only = [](std::size_t scene) { return scene == 0; };
  EXPECT_NEAR(at_second(9.8, span, first_only), 0.5, 1e-6);
  EXPECT_EQ(at_second(10, span, first_only), 0);
}

TEST(Shown, TheStoryBeginsAndEndsWithWhatItShows) {
  EXPECT_EQ(at_second(0, {}), 1);
  EXPECT_EQ(at_second(30, {}), 1);
  EXPECT_EQ(at_second(30, {story_start + 25h, story_start + 34h}), 1);  // still there while time stands still
  EXPECT_EQ(at_second(29, {story_start + 25h, story_start + 33h}), 0);
}

TEST(Shown, NothingFadesWhereItsLikeTakesItsPlace) {
  const TimeSpan before{story_start + 2h, story_start + 4h}, after{story_start + 4h, story_start + 6h};
  EXPECT_EQ(at_second(3.99, before, {}, {true, false}), 1);
  EXPECT_EQ(at_second(4.01, after, {}, {false, true}), 1);
  EXPECT_EQ(at_second(2.2, before, {}, {true, false}), at_second(2.2, before));
}

TEST(Shown, AnInstantOutsideTheStoryDoesNotFade) {
  const auto at = [&](Instant t) {
    return shown(*three_scenes(), {story_start + 2h, story_start + 6h}, evaluate(*three_scenes(), t));
  };
  EXPECT_EQ(at(story_start + 2h), 1);
  EXPECT_EQ(at(story_start + 6h), 1);
  EXPECT_EQ(at(story_start + 6h + 1s), 0);
}

TEST(Shown, AFlightsCalloutIsThereWhileItFlies) {
  const scenario::Scenario& s = *three_scenes()->scenario;
  EXPECT_EQ(shown_in(*three_scenes(), s.callouts[0]), (TimeSpan{story_start + 2h, story_start + 6h}));
  scenario::Callout longer = s.callouts[0];
  longer.shown.to = story_start + 9h;
  EXPECT_EQ(shown_in(*three_scenes(), longer), (TimeSpan{story_start + 2h, story_start + 9h}));
}

TEST(Shown, SpansThatTouchAreOne) {
  const std::vector<TimeSpan> spans = joined({{story_start + 4h, story_start + 6h},
                                              {story_start + 2h, story_start + 4h},
                                              {story_start + 8h, std::nullopt}});
  ASSERT_EQ(spans.size(), 2u);
  EXPECT_EQ(spans[0], (TimeSpan{story_start + 2h, story_start + 6h}));
  EXPECT_EQ(spans[1], (TimeSpan{story_start + 8h, std::nullopt}));
}

}  // namespace
}  // namespace homebound::timeline
