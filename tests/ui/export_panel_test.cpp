// Exporting from the window while it plays, by the panel alone.
#include <set>

#include <gtest/gtest.h>

#include "driven_window.h"
#include "export/png.h"
#include "support/process.h"

namespace homebound::test {
namespace {

constexpr const char* second_of_story = R"(title = "Tiny"
[[flight]]
id = "first"
from = "CGK"
to = "PVG"
depart = 2024-03-01T13:00:00
people = 120
[[scene]]
title = "One"
from = 2024-03-01T10:00:00
to = 2024-03-01T16:00:00
seconds = 1
)";

// Places in the panel, which lies in the middle of a map of 944 x 603.
struct Spot {
  int x, y;
};
constexpr Spot kind{470, 215}, mp4{330, 311}, page{470, 267}, uhd{330, 319}, start_picture{302, 484},
    start_film{302, 494}, cancel{302, 525}, file_name{470, 425};

TEST(ExportPanel, WritesWhileTheWindowPlaysAndCancelsWithoutATrace) {
  const fs::path root = fs::temp_directory_path() / ("homebound_panel_" + std::to_string(::getpid()));
  const fs::path seen = fs::path(HOMEBOUND_BUILD_DIR) / "seen";
  fs::create_directories(root / "home");
  fs::create_directories(seen);
  ::setenv("HOME", (root / "home").c_str(), 1);
  std::ofstream(root / "tiny.toml") << second_of_story;
  {
    const XServer server(root / "server", "1280x720");
    const Window window(server, root, {(root / "tiny.toml").string()});
    ASSERT_TRUE(window.settles()) << window.said();
    const auto click = [&](Spot spot) {
      window.click(spot.x, spot.y);
      std::this_thread::sleep_for(250ms);
    };
    window.key("r");  // plays on and on
    window.key("space");
    window.key("ctrl+e");
    std::this_thread::sleep_for(250ms);

    click(start_picture);
    ASSERT_TRUE(window.comes_to("export", "done"));
    const scene::Pixels picture = exporting::read_png(root / "home/tiny.png");
    EXPECT_EQ(picture.width, 1920);
    EXPECT_EQ(picture.height, 1080);

    click(kind), click(mp4), click(start_film);
    ASSERT_TRUE(window.comes_to("export", "running"));
    const auto frames = window.lines().size();
    ASSERT_TRUE(window.comes_to("export", "done"));
    EXPECT_GT(window.lines().size(), frames + 10) << "the window plays meanwhile";
    EXPECT_EQ(window.field("playing"), "1");
    run("DISPLAY=" + server.name() + " import -window root " + (seen / "export.png").string());
    const Outcome probe = run(
        "ffprobe -v error -count_frames -select_streams v -show_entries stream=width,height,nb_read_frames "
        "-of csv=p=0 " +
        (root / "home/tiny.mp4").string());
    EXPECT_EQ(probe.out, "1920,1080,30\n");

    fs::remove(root / "home/tiny.mp4");
    click(page), click(uhd), click(start_film);
    ASSERT_TRUE(window.comes_to("export", "running"));
    window.key("ctrl+q");  // asks first
    std::this_thread::sleep_for(250ms);
    window.key("Escape");
    std::this_thread::sleep_for(250ms);
    EXPECT_EQ(window.field("export"), "running");
    click(cancel);
    ASSERT_TRUE(window.comes_to("export", "stopped"));
    std::set<std::string> left;
    for (const auto& entry : fs::directory_iterator(root / "home")) left.insert(entry.path().filename());
    EXPECT_EQ(left, std::set<std::string>{"tiny.png"});
  }
  fs::remove_all(root);
}

TEST(ExportPanel, AnErrorGoesWithTheNameThatItWasAbout) {
  const fs::path root = fs::temp_directory_path() / ("homebound_panel_error_" + std::to_string(::getpid()));
  fs::create_directories(root / "home");
  ::setenv("HOME", (root / "home").c_str(), 1);
  std::ofstream(root / "tiny.toml") << second_of_story;
  {
    const XServer server(root / "server", "1280x720");
    const Window window(server, root, {(root / "tiny.toml").string()});
    ASSERT_TRUE(window.settles()) << window.said();
    const auto name = [&](const std::string& file) {
      window.click(file_name.x, file_name.y);
      std::this_thread::sleep_for(250ms);
      window.key("ctrl+a");
      window.type(file);
      std::this_thread::sleep_for(250ms);
    };
    window.key("ctrl+e");
    std::this_thread::sleep_for(250ms);
    name((root / "nowhere/tiny.png").string());
    window.click(start_picture.x, start_picture.y);
    ASSERT_TRUE(window.comes_to("export", "failed"));
    std::this_thread::sleep_for(500ms);
    const Screen failed = server.screen();
    run("DISPLAY=" + server.name() + " import -window root " +
        (fs::path(HOMEBOUND_BUILD_DIR) / "seen/export-failed.png").string());
    name((root / "home/tiny.png").string());
    ASSERT_TRUE(window.comes_to("export", "none")) << "before it is tried again";
    run("DISPLAY=" + server.name() + " import -window root " +
        (fs::path(HOMEBOUND_BUILD_DIR) / "seen/export-corrected.png").string());
    EXPECT_GT(difference(failed, server.screen(), 270, 500, 680, 560), 0.01) << "its text is gone";
    window.click(start_picture.x, start_picture.y);
    ASSERT_TRUE(window.comes_to("export", "done"));
    EXPECT_TRUE(fs::exists(root / "home/tiny.png"));
  }
  fs::remove_all(root);
}

}  // namespace
}  // namespace homebound::test
