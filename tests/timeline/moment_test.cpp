#include "timeline/moment.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "scenario/read/examples.h"
#include "scenario/read/read.h"

namespace homebound::timeline {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

const Timeline& four_charters() {
  static const Timeline timeline =
      compile(std::make_shared<const scenario::Scenario>(scenario::read(scenario::built_in())));
  return timeline;
}

std::optional<Moment> moment_of(std::string_view text, SceneEnd end = SceneEnd::middle) {
  return parse_moment(text, four_charters(), end);
}

double second_said(std::string_view text, SceneEnd end = SceneEnd::middle) {
  return std::get<StorySecond>(moment_of(text, end).value()).value;
}

TEST(Moment, TimesAreReadOnTheScenariosClock) {
  const Instant six = parse_instant("2015-11-09T22:00Z").value();
  for (const char* text :
       {"2015-11-10T06:00", "2015-11-10 06:00", "2015-11-10T06:00+08:00", "2015-11-09T22:00Z"})
    EXPECT_EQ(moment_of(text), Moment(six)) << text;
  EXPECT_EQ(moment_of("2015-11-10"), Moment(parse_instant("2015-11-09T16:00Z").value()));
  for (const char* text : {"", "noon", "06:00", "2015-11", "2015-13-01", "scene", "event:3", "second"})
    EXPECT_EQ(moment_of(text), std::nullopt) << text;
}

TEST(Moment, AReadingThatIsNoneOrTwoIsRefused) {
  EXPECT_EQ(parse_time("2015-03-29", "Europe/Berlin"), parse_instant("2015-03-28T23:00Z"));
  EXPECT_THAT([] { parse_time("2015-03-29T02:30", "Europe/Berlin"); },
              ThrowsMessage<UsageError>(HasSubstr("does not exist in Europe/Berlin")));
  EXPECT_THAT([] { parse_time("2015-10-25T02:30", "Europe/Berlin"); },
              ThrowsMessage<UsageError>(HasSubstr("happens twice in Europe/Berlin")));
  // Midnight is skipped there: the day begins an hour later.
  EXPECT_EQ(parse_time("2015-10-18", "America/Sao_Paulo"), parse_instant("2015-10-18T03:00Z"));
}

TEST(Moment, AScenesMomentLiesBehindItsGlide) {
  const auto& scenes = four_charters().story.stretches;
  for (std::size_t i = 0; i < scenes.size(); ++i) {
    const std::string text = "scene:" + std::to_string(i + 1);
    EXPECT_GT(second_said(text), scenes[i].from_second + scenes[i].glide);
    EXPECT_LT(second_said(text), scenes[i].to_second);
    EXPECT_EQ(four_charters().story.stretch_at(second_said(text)), i);
    EXPECT_EQ(second_said(text, SceneEnd::first), scenes[i].from_second);
    EXPECT_EQ(second_said(text, SceneEnd::last), scenes[i].to_second);
  }
  const StoryClock::Stretch stretch{.from_second = 10, .to_second = 20, .stands = 2};
  EXPECT_EQ(stretch.middle(), 16);
}

// The camera of the second never stands, and yet its moment is its own.
TEST(Moment, ASceneThatItsGlideFillsIsNotTheNext) {
  const Timeline story = compile(std::make_shared<const scenario::Scenario>(scenario::parse(R"(
[[flight]]
from = "CGK"
to = "PEK"
depart = 2020-01-01T00:00:00Z
[[scene]]
from = 2020-01-01T00:00:00Z
to = 2020-01-01T01:00:00Z
seconds = 4
[[scene]]
from = 2020-01-01T01:00:00Z
to = 2020-01-01T02:00:00Z
seconds = 4
glide = 4
[[scene]]
from = 2020-01-01T03:00:00Z
to = 2020-01-01T04:00:00Z
seconds = 4
)",
                                                                                            "glides.toml")));
  ASSERT_EQ(story.story.stretches[1].glide, 4);
  const Moment second = parse_moment("scene:2", story).value();
  EXPECT_EQ(story.story.stretch_at(second_of(second, story)), 1U);
  EXPECT_LE(instant_of(second, story), parse_instant("2020-01-01T02:00Z").value());
}

TEST(Moment, SecondsAndScenesAreThoseOfTheStory) {
  EXPECT_EQ(second_said("second:0"), 0);
  EXPECT_EQ(second_said("second:12.5"), 12.5);
  for (const char* text : {"second:-1", "second:105.5", "second:x", "second:", "second:1e400"})
    EXPECT_THAT([&] { moment_of(text); }, ThrowsMessage<UsageError>(HasSubstr("second:0 to second:105")))
        << text;
  for (const char* text : {"scene:0", "scene:12", "scene:1.5", "scene:", "scene:one"})
    EXPECT_THAT([&] { moment_of(text); }, ThrowsMessage<UsageError>(HasSubstr("scene:1 to scene:11")))
        << text;
}

TEST(Moment, SecondsAndInstantsOfEachOther) {
  const Timeline& t = four_charters();
  const Moment scene = moment_of("scene:3").value(), time = moment_of("2015-11-10T06:00").value();
  EXPECT_EQ(instant_of(scene, t), t.story.at(t.story.stretches[2].middle()));
  EXPECT_EQ(instant_of(time, t), parse_instant("2015-11-10T06:00+08:00"));
  EXPECT_EQ(second_of(time, t), t.story.second_of(instant_of(time, t)));
  EXPECT_EQ(second_of(scene, t), t.story.stretches[2].middle());
}

}  // namespace
}  // namespace homebound::timeline
