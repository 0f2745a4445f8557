// The narration of a story in the window: with a device that writes what it is given, and without any.
#include <array>
#include <cmath>
#include <numbers>

#include "support/process.h"
#include "support/sounds.h"
#include "support/temporary_folder.h"
#include "windowed_test.h"

namespace homebound::test {
namespace {

// Long enough for a slow machine to begin in its midst.
constexpr const char* told = R"(title = { en = "Told", zh = "讲述" }
[[flight]]
id = "first"
from = "CGK"
to = "PVG"
depart = 2024-03-01T13:00:00
people = 120
[[scene]]
title = { en = "One", zh = "一" }
narration = "left.wav"
from = 2024-03-01T10:00:00
to = 2024-03-01T14:00:00
[[scene]]
title = { en = "Two", zh = "二" }
narration = "right.wav"
from = 2024-03-01T14:00:00
to = 2024-03-01T20:00:00
)";

class NarrationWindow : public WindowedTest {
 protected:
  void SetUp() override {
    WindowedTest::SetUp();
    put(home_ / "told.toml", told);
    for (const std::size_t side : {0u, 1u}) {
      std::size_t asked = 0;  // for the left and the right in turn
      put(home_ / (side == 0 ? "left.wav" : "right.wav"), wav(20, 44100, 2, [&](double second) {
            const bool heard = asked++ % 2 == side;
            return heard ? 0.5 * std::sin(2 * std::numbers::pi * 440 * second) : 0;
          }));
    }
    put(home_ / "openal.conf",
        "[general]\ndrivers = wave\n[wave]\nfile = " + (home_ / "heard.wav").string() + "\n");
  }
  // Runs the program with OpenAL's own writer of files for a device, and returns how loud each side was.
  std::array<double, 2> heard(const std::function<void(const Window&)>& act) {
    fs::remove(home_ / "heard.wav");
    {
      Window window(*server_, home_, {(home_ / "told.toml").string()},
                    {{"ALSOFT_CONF", (home_ / "openal.conf").string()}, {"ALSOFT_DRIVERS", "wave"}}, false,
                    "1");
      EXPECT_TRUE(window.settles()) << window.said();
      act(window);
      EXPECT_EQ(window.quit(), 0) << window.said();
    }
    std::array<double, 2> loudest{};
    if (!fs::exists(home_ / "heard.wav")) return loudest;
    const std::string bytes =
        run("ffmpeg -v error -i " + (home_ / "heard.wav").string() + " -f s16le -ac 2 -").out;
    for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4)
      for (const std::size_t side : {0u, 1u}) {
        std::int16_t value = 0;
        std::memcpy(&value, &bytes[at + 2 * side], 2);
        loudest[side] = std::max(loudest[side], std::abs(value) / 32768.0);
      }
    return loudest;
  }
  // Lets the story play on for a while.
  static bool plays(const Window& window, double seconds) {
    const double start = window.number("second");
    return wait_until([&] { return window.number("second") > start + seconds; });
  }
};

TEST_F(NarrationWindow, PlaysTheSceneThatIsShown) {
  const auto first = heard([](const Window& window) {
    window.key("space");
    EXPECT_TRUE(plays(window, 1));
  });
  EXPECT_NEAR(first[0], 0.5, 0.1);
  EXPECT_LT(first[1], 0.01);
  const auto second = heard([](const Window& window) {
    window.click(window.box("track").at(0.75, 0.5));
    EXPECT_TRUE(wait_until([&] { return window.number("second") > 25; }));
    window.key("space");
    EXPECT_TRUE(plays(window, 1));
  });
  EXPECT_LT(second[0], 0.01);
  EXPECT_NEAR(second[1], 0.5, 0.1);
}

TEST_F(NarrationWindow, IsSilentWhileTimeStandsOrRunsFasterOrItIsSwitchedOff) {
  const auto nothing = heard([](const Window& window) {
    window.key("Right"), window.key("Right");  // second by second
    window.key("Up");                          // twice as fast
    window.key("space");
    EXPECT_TRUE(plays(window, 1));
    window.key("space");
    window.key("Down");
    window.click("narration");
    window.key("space");
    EXPECT_TRUE(plays(window, 1));
  });
  EXPECT_LT(nothing[0] + nothing[1], 0.01);
  EXPECT_NE(slurp(home_ / "homebound/window.conf").find("narration=0"), std::string::npos)
      << "it is remembered";
  const auto again = heard([](const Window& window) {
    window.key("q");
    window.key("space");
    EXPECT_TRUE(plays(window, 1));
  });
  EXPECT_NEAR(again[0], 0.5, 0.1);
}

TEST_F(NarrationWindow, IsHeardInATalk) {
  const auto talk = heard([](const Window& window) {
    window.key("F5");
    EXPECT_TRUE(window.comes_to("present", "1,standing"));
    window.key("2"), window.key("Return");
    EXPECT_TRUE(window.passes("present", "2,running"));
    EXPECT_TRUE(plays(window, 1));
    window.key("Escape");
    EXPECT_TRUE(window.comes_to("present", "none"));
  });
  EXPECT_LT(talk[0], 0.01);
  EXPECT_NEAR(talk[1], 0.5, 0.1);
}

// As on a machine without loudspeakers: nothing is said, nothing fails.
TEST_F(NarrationWindow, WithoutADeviceAllGoesOnInSilence) {
  Window window(*server_, home_, {(home_ / "told.toml").string()}, {}, false, "1");
  ASSERT_TRUE(window.settles()) << window.said();
  const std::string before = window.said();
  window.key("space");
  EXPECT_TRUE(plays(window, 1));
  window.key("F5");
  EXPECT_TRUE(window.comes_to("present", "1,standing"));
  window.key("space");
  EXPECT_TRUE(window.passes("present", "1,running"));
  EXPECT_TRUE(plays(window, 0.5));
  window.key("q");
  EXPECT_TRUE(window.passes("present", "1,running,muted"));
  window.key("Escape");
  EXPECT_TRUE(window.comes_to("present", "none"));
  EXPECT_EQ(window.quit(), 0);
  EXPECT_EQ(window.said(), before);
}

}  // namespace
}  // namespace homebound::test
