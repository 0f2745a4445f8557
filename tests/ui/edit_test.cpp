// A scenario built, saved, taken back and recovered in the real window, by keys and the mouse alone.
#include <gtest/gtest.h>

#include "driven_window.h"
#include "export/png.h"
#include "support/process.h"

namespace homebound::test {
namespace {

class EditTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    root_ = fs::temp_directory_path() / ("homebound_edit_" + std::to_string(::getpid()));
    server_ = new XServer(root_ / "server", "1280x720");
  }
  static void TearDownTestSuite() {
    delete server_;
    server_ = nullptr;
    fs::remove_all(root_);
  }
  void SetUp() override {
    home_ = root_ / testing::UnitTest::GetInstance()->current_test_info()->name();
    fs::create_directories(home_ / "homebound");
  }
  std::unique_ptr<Window> open(std::vector<std::string> arguments = {}) const {
    auto window = std::make_unique<Window>(*server_, home_, std::move(arguments));
    EXPECT_TRUE(window->settles()) << window->said();
    return window;
  }
  // Kept in the build folder, to be looked at.
  void keep_screen(const std::string& name) const {
    const Screen s = server_->screen();
    scene::Pixels picture{s.width, s.height, {}};
    for (const std::uint32_t p : s.pixels)
      for (const int shift : {16, 8, 0, 24})
        picture.rgba.push_back(shift == 24 ? 255 : static_cast<std::uint8_t>(p >> shift));
    const fs::path folder = fs::path(HOMEBOUND_BUILD_DIR) / "screens";
    fs::create_directories(folder);
    exporting::write_png(picture, folder / (name + ".png"));
  }
  // Every key is a frame of its own; only a dialog needs a moment before it is typed into.
  static void quiet(const Window& window) {
    wait_until([&] {
      const auto before = window.lines().size();
      std::this_thread::sleep_for(250ms);
      return window.lines().size() == before;
    });
  }
  static void add_flight(const Window& window, const std::string& typed) {
    window.key("a");
    quiet(window);
    window.type(typed);
    window.key("Return");
    quiet(window);
  }

  static inline fs::path root_;
  static inline XServer* server_ = nullptr;
  fs::path home_;
};

TEST_F(EditTest, AScenarioFromNothingSavedUndoneAndRedone) {
  const fs::path file = home_ / "mine.toml";
  const auto window = open();
  window->key("ctrl+n");
  ASSERT_TRUE(window->comes_to("flights", "0"));
  add_flight(*window, "SCL\tSYD\t2024-03-01 13:00\t120");
  ASSERT_TRUE(window->comes_to("flights", "1"));
  // An unknown code is refused where it is typed, with the nearest; then it is put right.
  add_flight(*window, "SYDD\tNRT\t2024-03-02 21:00\t110");
  EXPECT_EQ(window->field("flights"), "1");
  keep_screen("edit-refused");
  window->key("space");  // is of the form now, not of the clock
  quiet(*window);
  EXPECT_EQ(window->field("playing"), "0");
  window->key("Escape");
  quiet(*window);
  add_flight(*window, "SYD\tNRT\t2024-03-02 21:00\t110");
  ASSERT_TRUE(window->comes_to("flights", "2"));
  add_flight(*window, "nrt\tcgk\t2024-03-04 09:30\t110");
  ASSERT_TRUE(window->comes_to("flights", "3"));
  EXPECT_EQ(window->field("unsaved"), "1");
  window->key("e");
  ASSERT_TRUE(window->settles());
  keep_screen("edit-three-flights");

  window->key("ctrl+s");
  quiet(*window);
  window->type(file.string());
  window->key("Return");
  ASSERT_TRUE(window->comes_to("unsaved", "0")) << window->said();
  const Outcome checked = homebound("check " + file.string());
  EXPECT_EQ(checked.status, 0) << checked.out << checked.err;
  const Outcome info = homebound("info " + file.string());
  EXPECT_EQ(info.status, 0);
  for (const char* id : {"SCL-SYD", "SYD-NRT", "NRT-CGK"})
    EXPECT_NE(info.out.find(id), std::string::npos) << info.out;

  const std::string saved = slurp(file);
  for (int i = 0; i < 12 && window->field("flights") != "0"; ++i) window->key("ctrl+z"), quiet(*window);
  EXPECT_EQ(window->field("flights"), "0");
  for (int i = 0; i < 12 && window->field("flights") != "3"; ++i) window->key("ctrl+y"), quiet(*window);
  EXPECT_EQ(window->field("flights"), "3");
  EXPECT_TRUE(window->comes_to("unsaved", "0")) << "all redone, the document is the one on the disk";
  EXPECT_EQ(slurp(file), saved);
  EXPECT_EQ(window->quit(), 0);
}

TEST_F(EditTest, WhatAKilledWindowHeldIsRecovered) {
  const fs::path file = home_ / "mine.toml";
  std::ofstream(file) << "# mine\n[[flight]]\nfrom = \"CGK\"\nto = \"PVG\"\ndepart = 2015-11-10T00:30:00\n";
  const std::string before = slurp(file);
  {
    const auto window = open({file.string()});
    add_flight(*window, "PNH\tPEK\t2015-11-10 01:00\t90");
    ASSERT_TRUE(window->comes_to("flights", "2"));
    ASSERT_TRUE(wait_until([&] { return fs::exists(home_ / "homebound/unsaved"); }));
    std::this_thread::sleep_for(1s);  // the pause after which it is kept
    window->kill();
  }
  EXPECT_EQ(slurp(file), before);
  const auto window = open();  // without a file
  quiet(*window);
  keep_screen("edit-recovery");
  window->key("Return");
  ASSERT_TRUE(window->comes_to("flights", "2"));
  EXPECT_EQ(window->field("unsaved"), "1");
  window->key("ctrl+s");
  ASSERT_TRUE(window->comes_to("unsaved", "0"));
  EXPECT_EQ(slurp(file).substr(0, before.size()), before);
  EXPECT_NE(slurp(file).find("from = \"PNH\""), std::string::npos);
  EXPECT_EQ(window->quit(), 0);
  EXPECT_TRUE(fs::is_empty(home_ / "homebound/unsaved"));
}

TEST_F(EditTest, ClosingAsksFirst) {
  const auto window = open();
  window->key("shift+a");  // a place
  ASSERT_TRUE(window->comes_to("unsaved", "1"));
  window->key("ctrl+q");
  quiet(*window);
  keep_screen("edit-unsaved");
  window->key("Escape");
  quiet(*window);
  EXPECT_EQ(window->field("unsaved"), "1");
  window->key("ctrl+z");
  ASSERT_TRUE(window->comes_to("unsaved", "0"));
  EXPECT_EQ(window->quit(), 0);
}

TEST_F(EditTest, BarsHaveAnAxisOnTheDocumentsClock) {
  const auto axis_and_bars = [&](const std::string& zone, const std::string& second_day) {
    const fs::path file = home_ / "zone.toml";
    std::ofstream(file) << "zone = \"" << zone << "\"\n"
                        << "[[flight]]\nfrom = \"CGK\"\nto = \"PVG\"\ndepart = 2015-11-10T00:30:00Z\n"
                        << "[[flight]]\nfrom = \"PNH\"\nto = \"PEK\"\ndepart = 2015-" << second_day
                        << "T06:30:00Z\n";
    const auto window = open({file.string()});
    window->key("e");
    EXPECT_TRUE(window->settles());
    keep_screen("edit-axis-" + second_day);
    return server_->screen();
  };
  const Screen utc = axis_and_bars("UTC", "11-10"), china = axis_and_bars("Asia/Shanghai", "11-10");
  EXPECT_GT(difference(utc, china, 110, 576, 930, 590), 0.005) << "other hours, eight later";
  EXPECT_EQ(difference(utc, china, 0, 594, 930, 627), 0) << "at the same places";
  const Screen weeks = axis_and_bars("UTC", "11-30");
  EXPECT_GT(difference(utc, weeks, 110, 576, 930, 590), 0.005) << "days";
}

TEST_F(EditTest, ABarIsDraggedInOneStep) {
  const auto window = open();
  window->key("e");
  ASSERT_TRUE(window->settles());
  const double steps = window->number("steps");
  window->drag(240, 500, 300, 500);  // the first flight's, by its middle
  ASSERT_TRUE(window->settles());
  keep_screen("edit-bars");
  EXPECT_EQ(window->field("unsaved"), "1");
  window->key("ctrl+z");
  EXPECT_TRUE(window->comes_to("unsaved", "0"));
  EXPECT_EQ(window->number("steps"), steps);
}

TEST_F(EditTest, WhatCanBeDraggedOnTheMapHasAHandle) {
  const fs::path file = home_ / "via.toml";
  std::ofstream(file) << R"(title = "By waypoints"
[[place]]
id = "camp"
name = "Camp"
lon = 105.5
lat = 25.0
zone = "Asia/Shanghai"
[[flight]]
from = "CGK"
to = "PEK"
depart = 2015-11-10T00:30:00
people = 90
via = [[100.0, 8.0], [112.0, 18.0]]
)";
  const auto window = open({file.string()});
  constexpr int camp_x = 621, camp_y = 232, via_x = 685, via_y = 309;
  const auto around = [&](const Screen& a, const Screen& b, int x, int y) {
    return difference(a, b, x - 9, y - 9, x + 9, y + 9);
  };
  window->move(600, 680);  // off the map, so that no tip lies on it
  ASSERT_TRUE(window->settles());
  const Screen before = server_->screen();
  window->key("shift+m");
  ASSERT_TRUE(window->settles());
  const Screen handles = server_->screen();
  EXPECT_GT(around(before, handles, camp_x, camp_y), 0.2);
  EXPECT_GT(around(before, handles, via_x, via_y), 0.2);
  EXPECT_EQ(difference(before, handles, 30, 50, 330, 290), 0) << "nothing else on the map";
  EXPECT_EQ(around(before, handles, 626, 566), 0) << "an airport's place is given";
  const auto corner = [&](int x, int y) { return brightness(handles, x - 5, y - 5); };
  EXPECT_LT(corner(camp_x, camp_y), 0.4) << "a square";
  EXPECT_GT(corner(via_x, via_y), 0.6) << "a diamond";
  window->move(via_x, via_y);
  ASSERT_TRUE(window->settles());
  EXPECT_LT(brightness(server_->screen(), via_x, via_y), 0.4) << "filled under the pointer";
  EXPECT_GT(brightness(handles, via_x, via_y), 0.6);
  keep_screen("edit-handles");

  server_->xdotool("mousedown 1");
  for (int step = 1; step <= 6; ++step) window->move(via_x + 10 * step, via_y + 5 * step), quiet(*window);
  ASSERT_TRUE(window->comes_to("unsaved", "1"));
  EXPECT_LT(brightness(server_->screen(), via_x + 60, via_y + 30), 0.4) << "it goes along";
  EXPECT_GT(brightness(server_->screen(), via_x, via_y), 0.6);
  server_->xdotool("mouseup 1");
  window->key("ctrl+z");
  window->key("shift+m");
  ASSERT_TRUE(window->settles());
  EXPECT_EQ(around(before, server_->screen(), camp_x, camp_y), 0);
}

}  // namespace
}  // namespace homebound::test
