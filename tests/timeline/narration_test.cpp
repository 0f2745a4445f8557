// What is heard at a second of the story.
#include "timeline/narration.h"

#include <gtest/gtest.h>

#include "scenario/read/read.h"
#include "support/sounds.h"
#include "support/temporary_folder.h"

namespace homebound::timeline {
namespace {

TEST(Narration, IsHeardFromItsScenesStartToItsOwnEnd) {
  const test::TemporaryFolder folder;
  test::put(folder / "one.wav", test::wav(2, 8000, 1, test::beep));
  test::put(folder / "two.wav", test::wav(3.5, 8000, 1, test::beep));
  test::put(folder / "a.toml", R"(title = "t"
[[flight]]
from = "PNH"
to = "PEK"
depart = 2015-11-10T03:00:00
[[scene]]
narration = "one.wav"
from = 2015-11-10T00:00:00
to = 2015-11-10T02:00:00
[[scene]]
from = 2015-11-10T02:00:00
to = 2015-11-10T03:00:00
seconds = 1
[[scene]]
narration = "two.wav"
seconds = 5
hold = 2
from = 2015-11-10T03:00:00
to = 2015-11-10T09:00:00
)");
  const Timeline timeline =
      compile(std::make_shared<const scenario::Scenario>(scenario::read(folder / "a.toml")));
  EXPECT_TRUE(narrated(timeline));
  EXPECT_DOUBLE_EQ(timeline.story.duration(), 8);
  struct Case {
    double second;
    std::optional<std::size_t> scene;
    double since;
  };
  for (const Case& c : {Case{0, 0, 0}, Case{1.9, 0, 1.9}, Case{2, {}, 0}, Case{2.5, {}, 0}, Case{3, 2, 0},
                        Case{6.4, 2, 3.4}, Case{6.6, {}, 0}, Case{8, {}, 0}, Case{-1, {}, 0}}) {
    const auto heard = heard_at(timeline, c.second);
    ASSERT_EQ(heard.has_value(), c.scene.has_value()) << c.second;
    if (!heard) continue;
    EXPECT_EQ(heard->scene, *c.scene);
    EXPECT_NEAR(heard->since, c.since, 1e-9);
  }
}

TEST(Narration, OfAStoryWithoutScenesIsNone) {
  const Timeline timeline = compile(std::make_shared<const scenario::Scenario>(scenario::parse(
      "title = \"t\"\n[[flight]]\nfrom = \"PNH\"\nto = \"PEK\"\ndepart = 2015-11-10T03:00:00\n", "a.toml")));
  EXPECT_FALSE(narrated(timeline));
  EXPECT_FALSE(heard_at(timeline, 3));
}

}  // namespace
}  // namespace homebound::timeline
