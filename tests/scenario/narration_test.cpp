// [[scene]] narration: how long its scene lasts, and what is wrong with a recording.
#include <gtest/gtest.h>

#include "expect_findings.h"
#include "scenario/write/write.h"
#include "support/sounds.h"
#include "support/temporary_folder.h"

namespace homebound::scenario {
namespace {

class Narrations : public testing::Test {
 protected:
  Narrations() {
    test::put(folder_ / "told.wav", test::wav(4.5, 8000, 1, test::beep));
    test::put(folder_ / "empty.wav", "");
  }
  std::string scene(const std::string& lines) const {
    return flight("id = \"a\"\n") + "[[scene]]\nfrom = 2015-11-10\nto = 2015-11-11\n" + lines;
  }
  Scenario read_scene(const std::string& lines) const {
    test::put(folder_ / "test.toml", scene(lines));
    return read(folder_ / "test.toml");
  }
  std::vector<Diagnostic> found(const std::string& lines) const {
    test::put(folder_ / "test.toml", scene(lines));
    return check(folder_ / "test.toml");
  }
  test::TemporaryFolder folder_;
};

TEST_F(Narrations, LastAsLongAsTheirScenesOrShorter) {
  struct Case {
    const char* lines;
    double seconds, hold;
    std::size_t warnings;
  };
  for (const Case& c :
       {Case{"narration = 'told.wav'", 4.5, 0, 0}, Case{"narration = 'told.wav'\nhold = 1", 4.5, 1, 0},
        Case{"narration = 'told.wav'\nseconds = 12\nhold = 1", 12, 1, 0},
        Case{"narration = 'told.wav'\nseconds = 3\nhold = 1", 4.5, 2.5, 1},
        Case{"narration = 'told.wav'\nseconds = 4.45", 4.5, 0.05, 0}}) {
    const Scenario s = read_scene(c.lines);
    ASSERT_TRUE(s.scenes[0].narration);
    EXPECT_EQ(s.scenes[0].narration->seconds, 4.5);
    EXPECT_DOUBLE_EQ(s.scenes[0].seconds, c.seconds) << c.lines;
    EXPECT_NEAR(s.scenes[0].hold, c.hold, 1e-9) << c.lines;
    ASSERT_EQ(s.warnings.size(), c.warnings) << c.lines;
    if (c.warnings == 1) {
      EXPECT_EQ(s.warnings[0].line, 12);
      EXPECT_EQ(
          s.warnings[0].message.english,
          "[[scene]] seconds: the narration lasts 4.5 seconds, so the picture is held for 1.5 beyond the "
          "scene's 3; without `seconds`, the scene lasts as long as its narration");
    }
    // What is written says the same.
    test::put(folder_ / "again.toml", to_toml(s, folder_.path()));
    EXPECT_EQ(read(folder_ / "again.toml").scenes, s.scenes) << c.lines;
  }
}

TEST_F(Narrations, GiveKeyframesTheirRoom) {
  EXPECT_TRUE(found("narration = 'told.wav'\n[[scene.keyframe]]\nsecond = 4.2\nframe = 'PEK'").empty());
  EXPECT_FALSE(found("narration = 'told.wav'\n[[scene.keyframe]]\nsecond = 5\nframe = 'PEK'").empty());
}

TEST_F(Narrations, ThatCannotBeReadAreErrorsOfTheirLine) {
  const std::pair<const char*, const char*> wrong[] = {
      {"narration = 'tolt.wav'", "[[scene]] narration: 'tolt.wav' is not there; did you mean 'told.wav'?"},
      {"narration = '../told.wav'", "leads out of the scenario's folder"},
      {"narration = 'empty.wav'", "'empty.wav' is no sound that can be read"},
      {"narration = 'told.wav'\nhold = 4.45", "expected at most 4.4"}};
  for (const auto& [lines, message] : wrong) {
    const auto all = found(lines);
    ASSERT_EQ(all.size(), 1u) << lines;
    EXPECT_EQ(all[0].severity, Severity::error);
    EXPECT_THAT(all[0].message.english, testing::HasSubstr(message));
    EXPECT_TRUE(in_chinese(all[0].message));
    const bool of_the_scene = std::string(lines).find("hold") != std::string::npos;
    EXPECT_EQ(all[0].line, of_the_scene ? 8 : 11) << lines;
  }
}

}  // namespace
}  // namespace homebound::scenario
