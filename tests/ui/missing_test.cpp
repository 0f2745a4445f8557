// What the window says where something that it needs is not there.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "driven_window.h"
#include "support/process.h"

namespace homebound::test {
namespace {

using testing::HasSubstr;

class MissingTest : public testing::Test {
 protected:
  fs::path root_ = fs::temp_directory_path() / ("homebound_missing_" + std::to_string(::getpid()));
  void TearDown() override { fs::remove_all(root_); }

  // A panel of dark letters on a light ground comes up in the middle of a black screen, and Escape ends it.
  void expect_message(const XServer& server, Window& window) const {
    const auto share_of_letters = [&] {
      const Screen s = server.screen();
      Box panel{s.width, s.height, 0, 0};
      int light = 0;
      for (int y = 0; y < s.height; ++y)
        for (int x = 0; x < s.width; ++x)
          if (brightness(s, x, y) > 0.9)
            ++light, panel = {std::min(panel.left, x), std::min(panel.top, y), std::max(panel.right, x + 1),
                              std::max(panel.bottom, y + 1)};
      const double all = std::max(panel.width(), 0) * std::max(panel.height(), 0);
      return light > all / 2 ? (all - light) / all : 0;
    };
    EXPECT_TRUE(wait_until([&] { return share_of_letters() > 0.01; })) << window.said();
    window.key("Escape");
    EXPECT_EQ(window.wait(), 1);
    EXPECT_TRUE(window.frames().empty()) << "no picture was shown";
  }
};

TEST_F(MissingTest, ADisplayWithoutOpenGlGetsAMessage) {
  const XServer server(root_ / "server", "800x600", {"-extension", "GLX"});
  Window window(server, root_);
  expect_message(server, window);
  EXPECT_THAT(window.said(), HasSubstr("this display offers no OpenGL"));
}

TEST_F(MissingTest, AnOldOpenGlGetsAMessageWithItsVersion) {
  const XServer server(root_ / "server", "800x600");
  Window window(server, root_, {}, {{"MESA_GL_VERSION_OVERRIDE", "2.1"}});
  expect_message(server, window);
  EXPECT_THAT(window.said(), HasSubstr("OpenGL 3.3 is needed and this display offers 2.1"));
}

TEST_F(MissingTest, ADriverThatCannotBeLoadedGetsAMessage) {
  const XServer server(root_ / "server", "800x600");
  Window window(server, root_, {}, {{"LIBGL_DRIVERS_PATH", "/nonexistent"}});
  if (wait_until([&] { return !window.frames().empty(); }, std::chrono::seconds(4)))
    GTEST_SKIP() << "this Mesa finds its drivers all the same";
  expect_message(server, window);
  EXPECT_THAT(window.said(), HasSubstr("cannot draw in a window"));
}

// SFML knows X only, which a Wayland desktop has by Xwayland.
TEST_F(MissingTest, AWaylandDesktopWithoutXwaylandIsToldWhatItLacks) {
  const Outcome o = run("env -u DISPLAY WAYLAND_DISPLAY=wayland-0 XDG_STATE_HOME=" + root_.string() + " " +
                        HOMEBOUND_PROGRAM);
  EXPECT_EQ(o.status, 1);
  EXPECT_THAT(o.err, HasSubstr("on a Wayland desktop the window needs Xwayland"));
  EXPECT_THAT(o.err, HasSubstr("install the package xwayland"));
  const Outcome neither =
      run("env -u DISPLAY -u WAYLAND_DISPLAY XDG_STATE_HOME=" + root_.string() + " " + HOMEBOUND_PROGRAM);
  EXPECT_EQ(neither.status, 1);
  EXPECT_THAT(neither.err, HasSubstr("DISPLAY is not set"));
}

// By Xwayland, where both are set, the window opens, as large as the desktop asks for.
TEST_F(MissingTest, TheWindowIsScaledAsTheDesktopAsks) {
  const XServer server(root_ / "server", "1280x800");
  const auto height_of_menu = [&](const std::map<std::string, std::string>& environment) {
    Window window(server, root_, {}, environment);
    EXPECT_TRUE(window.settles()) << window.said();
    const double height = window.box("side").top;  // below the menu
    window.kill();
    window.wait();
    return height;
  };
  const double usual = height_of_menu({{"WAYLAND_DISPLAY", "wayland-0"}});
  EXPECT_NEAR(height_of_menu({{"WAYLAND_DISPLAY", "wayland-0"}, {"GDK_SCALE", "2"}}), 2 * usual, 6);
}

// Where the desktop says nothing, the size of the screen does.
TEST_F(MissingTest, TheWindowOfADenseScreenIsScaledAsItsSizeSays) {
  const XServer server(root_ / "server", "3840x2160");
  const auto height_of_menu = [&](const std::string& millimetres, const std::string& size) {
    const std::string down = std::to_string(std::stoi(millimetres) * 9 / 16);
    const Outcome o =
        run("export DISPLAY=" + server.name() + "; xrandr --delmonitor desk; xrandr --setmonitor desk 3840/" +
            millimetres + "x2160/" + down + "+0+0 screen");
    EXPECT_EQ(o.status, 0) << o.err;
    Window window(server, root_ / millimetres);
    EXPECT_TRUE(window.comes_to("size", size)) << window.field("size");
    const double height = window.box("side").top;  // below the menu
    window.kill();
    window.wait();
    return height;
  };
  const double usual = height_of_menu("1016", "2560x1440");
  EXPECT_NEAR(height_of_menu("508", "2560x1600"), 2 * usual, 6);  // as a screen of 20 inches
  EXPECT_NEAR(height_of_menu("160", "2560x1440"), usual, 6);      // a projector, which tells its form
}

// The program brings fonts for such a machine.
TEST_F(MissingTest, WithoutAnyFontTheWindowCanBeRead) {
  fs::create_directories(root_ / "none");
  std::ofstream(root_ / "fonts.conf")
      << "<?xml version='1.0'?><fontconfig><dir>" << (root_ / "none").string() << "</dir><cachedir>"
      << (root_ / "cache").string() << "</cachedir></fontconfig>";
  const XServer server(root_ / "server", "800x600");
  const Window window(server, root_, {}, {{"FONTCONFIG_FILE", (root_ / "fonts.conf").string()}});
  EXPECT_TRUE(window.settles()) << window.said();
}

TEST_F(MissingTest, ThemesThatAreGoneOrBrokenGetAMessage) {
  const fs::path source = fs::path(TEST_SOURCE_DIR).parent_path(), data = root_ / "data";
  const fs::path themes = data / "assets/themes";
  fs::create_directories(data / "assets");
  for (const char* folder : {"shaders", "geodata"})
    fs::create_directory_symlink(source / folder, data / folder);
  for (const auto& entry : fs::directory_iterator(source / "assets"))
    if (entry.path().filename() != "themes")
      fs::create_symlink(entry.path(), data / "assets" / entry.path().filename());
  const XServer server(root_ / "server", "800x600");
  const auto expect = [&](const std::string& said) {
    Window window(server, root_, {}, {{"HOMEBOUND_DATA", data.string()}});
    expect_message(server, window);
    EXPECT_THAT(window.said(), HasSubstr(said));
    fs::remove_all(themes);
  };
  fs::create_directory(themes);
  expect("cannot find paper.toml in " + themes.string());
  std::ofstream(themes) << "no folder";
  expect("cannot read " + themes.string());
  fs::copy(source / "assets/themes", themes);
  std::ofstream(themes / "paper.toml") << "page = ";
  expect("paper.toml:1:");
  fs::copy(source / "assets/themes", themes);  // whole again, it starts
  const Window window(server, root_, {}, {{"HOMEBOUND_DATA", data.string()}});
  EXPECT_TRUE(window.settles()) << window.said();
}

}  // namespace
}  // namespace homebound::test
