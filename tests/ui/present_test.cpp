// Presenting, by keys and mouse alone, as a room sees it.
#include <gtest/gtest.h>

#include "driven_window.h"
#include "support/pictures.h"

namespace homebound::test {
namespace {

class PresentTest : public testing::Test {
 protected:
  fs::path root_ = fs::temp_directory_path() / ("homebound_present_" + std::to_string(::getpid()));
  std::unique_ptr<XServer> server_;

  void SetUp() override {
    fs::create_directories(root_ / "homebound");
    server_ = std::make_unique<XServer>(root_ / "server");
  }
  void TearDown() override {
    server_.reset();
    fs::remove_all(root_);
  }
  // Counts pixels of the pen's red, which has more blue than green as no red of the picture has.
  static int drawn_by_pen(const Screen& s, int width, int height) {
    int count = 0;
    for (int y = 0; y < height; ++y)
      for (int x = 0; x < width; ++x) {
        const std::uint32_t p = s.pixels.at(static_cast<std::size_t>(y * s.width + x));
        const int r = static_cast<int>(p >> 16 & 255), g = static_cast<int>(p >> 8 & 255),
                  b = static_cast<int>(p & 255);
        count += r > 150 && r - g > 80 && b - g >= 8;
      }
    return count;
  }
  // Share of pixels that are not those of an export of the same second.
  double unlike_export(const std::string& second) const {
    const fs::path file = root_ / "same.png";
    const std::string command = std::string(HOMEBOUND_PROGRAM) + " export -o " + file.string() +
                                " --size 1280x720 --at second:" + second + " >/dev/null 2>&1";
    if (std::system(command.c_str()) != 0) return 1;
    const Screen screen = server_->screen();
    drawing::Pixels shown{screen.width, screen.height, {}};
    for (const std::uint32_t p : screen.pixels)
      for (const int shift : {16, 8, 0, -1})
        shown.rgba.push_back(static_cast<std::uint8_t>(shift < 0 ? 255 : p >> shift));
    return share_differing(exporting::read_png(file), shown, 0);
  }
};

TEST_F(PresentTest, TheStoryIsToldByKeyboardAlone) {
  const std::string file =
      fs::canonical(fs::path(TEST_SOURCE_DIR) / "..") / "assets/scenarios/2015-11-10-charters.toml";
  std::ofstream(root_ / "homebound/window.conf") << "talk=13.2 " << file << "\n";
  {
    const Window window(*server_, root_);
    ASSERT_TRUE(window.settles()) << window.said();
    window.key("F5");
    ASSERT_TRUE(window.comes_to("present", "2,standing"));
    EXPECT_NEAR(window.number("second"), 13.2, 0.001) << "where it was left the last time";
    EXPECT_EQ(window.field("map"), "1280x720") << "nothing but the picture";
    window.key("space");
    ASSERT_TRUE(window.passes("present", "2,running"));
    ASSERT_TRUE(window.comes_to("present", "2,standing"));
    EXPECT_NEAR(window.number("second"), 14, 0.01);
    ASSERT_TRUE(window.settles());
    keep(server_->screen(), "present-1");
    EXPECT_LT(unlike_export(window.field("second")), 0.0005) << "the same picture as an export";

    window.key("Next");
    EXPECT_TRUE(window.passes("present", "3,running"));
    window.key("Next");
    EXPECT_TRUE(window.passes("present", "4,running"));
    window.key("Prior");
    EXPECT_TRUE(window.comes_to("present", "3,standing"));
    EXPECT_NEAR(window.number("second"), 25, 0.01);

    window.key("b");
    EXPECT_TRUE(window.comes_to("present", "3,standing,black"));
    const auto [x, y] = window.middle();
    EXPECT_EQ(brightness(server_->screen(), x, y), 0);
    window.key("x");
    EXPECT_TRUE(window.comes_to("present", "3,standing"));
    window.key("w");
    EXPECT_TRUE(window.comes_to("present", "3,standing,white"));
    EXPECT_EQ(brightness(server_->screen(), x, y), 1);
    window.key("Escape");  // ends the talk, also from there
    ASSERT_TRUE(window.comes_to("present", "none"));
    EXPECT_NE(window.field("map"), "1280x720") << "the panels are back";
    EXPECT_NEAR(window.number("second"), 25, 0.01);

    window.key("F5");
    ASSERT_TRUE(window.comes_to("present", "3,standing"));
    window.key("8");
    window.key("Return");
    ASSERT_TRUE(window.passes("present", "8,running"));
    window.key("s");
    ASSERT_TRUE(window.passes("present", "8,running,spotlight"));
    window.move(window.middle());
    const auto edge = window.box("column").middle();  // out of the light
    ASSERT_TRUE(wait_until([&] { return brightness(server_->screen(), edge.first, edge.second) < 0.4; }));
    keep(server_->screen(), "present-spotlight");
    window.key("s");
    window.key("p");
    ASSERT_TRUE(window.passes("present", "8,running,pen") || window.passes("present", "8,standing,pen"));
    window.drag(window.middle(), edge);
    ASSERT_TRUE(window.comes_to("present", "8,standing,pen,ink1")) << "a drag is no cue";
    keep(server_->screen(), "present-pen");
    window.key("Escape");
    ASSERT_TRUE(window.comes_to("present", "8,standing,ink1")) << "the talk goes on";
    window.key("e");
    ASSERT_TRUE(window.comes_to("present", "8,standing"));
    window.key("p");
    ASSERT_TRUE(window.comes_to("present", "8,standing,pen"));
    window.drag(window.middle(), edge);
    ASSERT_TRUE(window.comes_to("present", "8,standing,pen,ink1"));
    window.key("p");
    window.key("Home");
    ASSERT_TRUE(window.comes_to("present", "1,standing")) << "what is drawn goes with its scene";
    window.key("9");
    window.key("Return");
    ASSERT_TRUE(window.passes("present", "9,running"));
    EXPECT_TRUE(server_->on_window("--name Presenter key --window %1 Prior"));
    EXPECT_TRUE(window.comes_to("present", "8,standing")) << "a key in the speaker's window";
    EXPECT_TRUE(window.settles()) << window.frames().back();
    const auto kept = [&] {
      const std::string settings = slurp(root_ / "homebound/window.conf");
      const auto talk = settings.find("talk=");
      return talk == std::string::npos ? -1 : std::atof(settings.c_str() + talk + 5);
    };
    EXPECT_TRUE(wait_until([&] { return std::abs(kept() - window.number("second")) < 0.01; }));

    // The speaker sees what is drawn on the picture.
    window.key("p");
    window.drag(window.middle(), edge);
    ASSERT_TRUE(window.comes_to("present", "8,standing,pen,ink1"));
    EXPECT_TRUE(server_->on_window("--name Presenter windowraise %1"));
    EXPECT_TRUE(wait_until([&] { return drawn_by_pen(server_->screen(), 960, 540) > 20; }));
    keep(server_->screen(), "present-speaker-ink");
  }  // killed in the middle of a talk
  const Window window(*server_, root_);
  ASSERT_TRUE(window.settles()) << window.said();
  window.key("F5");
  EXPECT_TRUE(window.comes_to("present", "8,standing")) << "where it was";
  window.key("End");
  EXPECT_TRUE(window.comes_to("present", "11,standing"));
  window.key("Escape");
  ASSERT_TRUE(window.comes_to("present", "none"));
  window.key("1");
  window.key("shift+F5");
  EXPECT_TRUE(window.passes("present", "1,running")) << "from the scene that is shown";
}

}  // namespace
}  // namespace homebound::test
