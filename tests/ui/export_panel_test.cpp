// Exporting from the window while it plays, by the panel alone.
#include <set>

#include <gtest/gtest.h>

#include "driven_window.h"
#include "exporting/png/png.h"
#include "support/process.h"

namespace homebound::test {
namespace {

constexpr const char* half_a_second = R"(title = "Tiny"
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
seconds = 0.5
)";

constexpr int deck = 3, sheet = 4, mp4 = 7, csv = 12, toml = 16, uhd = 1,
              a4 = 4;  // in the lists of kinds and of pages

TEST(ExportPanel, WritesWhileTheWindowPlaysAndCancelsWithoutATrace) {
  const fs::path root = fs::temp_directory_path() / ("homebound_panel_" + std::to_string(::getpid()));
  fs::create_directories(root / "home");
  ::setenv("HOME", (root / "home").c_str(), 1);
  std::ofstream(root / "tiny.toml") << half_a_second;
  {
    const XServer server(root / "server");
    const Window window(server, root, {(root / "tiny.toml").string()});
    ASSERT_TRUE(window.settles()) << window.said();
    window.key("r");  // plays on and on
    window.key("space");
    window.key("ctrl+e");

    window.click("export.start");
    ASSERT_TRUE(window.comes_to("export", "done"));
    const drawing::Pixels picture = exporting::read_png(root / "tiny.png");
    EXPECT_EQ(picture.width, 1920);
    EXPECT_EQ(picture.height, 1080);

    window.click("export.kind"), window.click("export.kind:" + std::to_string(mp4));
    ASSERT_TRUE(window.hides("export.kind:" + std::to_string(mp4)));
    window.click("export.start");
    ASSERT_TRUE(window.comes_to("export", "running"));
    const auto frames = window.frames().size();
    ASSERT_TRUE(window.comes_to("export", "done"));
    EXPECT_GT(window.frames().size(), frames + 10) << "the window plays meanwhile";
    EXPECT_EQ(window.field("playing"), "1");
    keep(server.screen(), "export");
    const Outcome probe = run(
        "ffprobe -v error -count_frames -select_streams v -show_entries stream=width,height,nb_read_frames "
        "-of csv=p=0 " +
        (root / "tiny.mp4").string());
    EXPECT_EQ(probe.out, "1920,1080,15\n");

    fs::remove(root / "tiny.mp4");
    window.click("export.page"), window.click("export.page:" + std::to_string(uhd));
    ASSERT_TRUE(window.hides("export.page:" + std::to_string(uhd)));
    window.click("export.start");
    ASSERT_TRUE(window.comes_to("export", "running"));
    window.key("ctrl+q");
    ASSERT_TRUE(window.shows("quitting")) << "it asks first";
    window.key("Escape");
    ASSERT_TRUE(window.hides("quitting"));
    EXPECT_EQ(window.field("export"), "running");
    window.click("export.stop");
    ASSERT_TRUE(window.comes_to("export", "stopped"));
    std::set<std::string> left;
    for (const auto& entry : fs::directory_iterator(root))
      if (entry.path().stem() == "tiny") left.insert(entry.path().filename());
    EXPECT_EQ(left, (std::set<std::string>{"tiny.png", "tiny.toml"}));
  }
  fs::remove_all(root);
}

TEST(ExportPanel, AnErrorGoesWithTheNameThatItWasAbout) {
  const fs::path root = fs::temp_directory_path() / ("homebound_panel_error_" + std::to_string(::getpid()));
  fs::create_directories(root / "home");
  ::setenv("HOME", (root / "home").c_str(), 1);
  std::ofstream(root / "tiny.toml") << half_a_second;
  {
    const XServer server(root / "server");
    const Window window(server, root, {(root / "tiny.toml").string()});
    ASSERT_TRUE(window.settles()) << window.said();
    const auto name = [&](const std::string& file) {
      window.click("export.file");
      ASSERT_TRUE(window.settles());
      window.key("ctrl+a");
      window.type(file);
      ASSERT_TRUE(window.settles());
    };
    window.key("ctrl+e");
    name((root / "nowhere/tiny.png").string());
    window.click("export.start");
    ASSERT_TRUE(window.comes_to("export", "failed"));
    ASSERT_TRUE(window.settles());
    const int end = window.box("export").bottom;
    keep(server.screen(), "export-failed");
    name((root / "home/tiny.png").string());
    ASSERT_TRUE(window.comes_to("export", "none")) << "before it is tried again";
    ASSERT_TRUE(window.settles());
    keep(server.screen(), "export-corrected");
    EXPECT_LT(window.box("export").bottom, end - 20) << "its text is gone";
    window.click("export.start");
    ASSERT_TRUE(window.comes_to("export", "done"));
    EXPECT_TRUE(fs::exists(root / "home/tiny.png"));
  }
  fs::remove_all(root);
}

TEST(ExportPanel, MakesAllThatTheCommandDoesAndRemembersTheLast) {
  const fs::path root = fs::temp_directory_path() / ("homebound_panel_kinds_" + std::to_string(::getpid()));
  fs::create_directories(root / "home");
  ::setenv("HOME", (root / "home").c_str(), 1);
  std::ofstream(root / "tiny.toml") << half_a_second;
  const auto choose = [](const Window& window, const std::string& list, int i) {
    const std::string row = list + ":" + std::to_string(i);
    window.click(list), window.click(row);
    ASSERT_TRUE(window.hides(row));
    ASSERT_TRUE(window.settles());
  };
  const auto write = [](const Window& window, const std::string& field, const std::string& text) {
    window.click(field);
    ASSERT_TRUE(window.settles());
    window.key("ctrl+a");
    window.type(text);
    window.key("Tab");
    ASSERT_TRUE(window.settles());
  };
  const auto exported = [](const Window& window) {
    window.click("export.start");
    ASSERT_TRUE(window.comes_to("export", "done")) << window.field("export");
    ASSERT_TRUE(window.settles());
  };
  const XServer server(root / "server");
  {
    Window window(server, root, {(root / "tiny.toml").string()});
    ASSERT_TRUE(window.settles()) << window.said();
    window.key("ctrl+e");
    ASSERT_TRUE(window.shows("export"));

    EXPECT_TRUE(window.shows("export.transparent"));
    choose(window, "export.kind", mp4);
    EXPECT_TRUE(window.hides("export.transparent")) << "an MP4 has no transparency";
    window.click("export.page");
    ASSERT_TRUE(window.shows("export.page:" + std::to_string(uhd)));
    EXPECT_FALSE(window.find("export.page:" + std::to_string(a4))) << "paper is for pictures";
    window.click("export.page:0");
    ASSERT_TRUE(window.hides("export.page:0"));

    choose(window, "export.kind", deck);
    keep(server.screen(), "export-deck");
    exported(window);
    const Outcome pages = run("pdfinfo " + (root / "tiny.pdf").string());
    EXPECT_NE(pages.out.find("Pages:           2"), std::string::npos) << pages.out;

    choose(window, "export.kind", sheet);
    write(window, "export.width", "800");
    write(window, "export.height", "600");
    exported(window);
    const drawing::Pixels all = exporting::read_png(root / "tiny.png");
    EXPECT_EQ(all.width, 800);
    EXPECT_EQ(all.height, 600);

    choose(window, "export.kind", csv);
    EXPECT_TRUE(window.hides("export.page")) << "data has no page";
    keep(server.screen(), "export-data");
    exported(window);
    EXPECT_EQ(run(std::string(HOMEBOUND_PROGRAM) + " export " + (root / "tiny.toml").string() + " -o " +
                  (root / "same.csv").string())
                  .status,
              0);
    EXPECT_EQ(slurp(root / "tiny.csv"), slurp(root / "same.csv"));

    const std::string before = slurp(root / "tiny.toml");
    choose(window, "export.kind", toml);
    write(window, "export.file", (root / "tiny.toml").string());
    window.click("export.start");
    ASSERT_TRUE(window.comes_to("export", "failed")) << "the open document is no place for an export";
    EXPECT_EQ(slurp(root / "tiny.toml"), before);

    choose(window, "export.kind", mp4);
    write(window, "export.file", (root / "tiny.mp4").string());
    write(window, "export.rate", "12.5");
    write(window, "export.length", "2");
    choose(window, "export.quality", 0);
    choose(window, "export.subtitles", 1);
    keep(server.screen(), "export-film");
    exported(window);
    const Outcome probe =
        run("ffprobe -v error -count_frames -select_streams v -show_entries "
            "stream=width,height,r_frame_rate,nb_read_frames -of csv=p=0 " +
            (root / "tiny.mp4").string());
    EXPECT_EQ(probe.out, "800,600,25/2,25\n");
    EXPECT_TRUE(fs::exists(root / "tiny.en.srt"));
    window.key("ctrl+q");
    EXPECT_EQ(window.wait(), 0);
  }
  std::ofstream(root / "other.toml") << half_a_second;
  {
    const Window window(server, root, {(root / "other.toml").string()});
    ASSERT_TRUE(window.settles()) << window.said();
    window.key("ctrl+e");
    ASSERT_TRUE(window.shows("export.quality")) << "a film again";
    window.click("export.start");
    ASSERT_TRUE(window.comes_to("export", "done"));
    const Outcome probe =
        run("ffprobe -v error -select_streams v -show_entries stream=width,height,r_frame_rate -of csv=p=0 " +
            (root / "other.mp4").string());
    EXPECT_EQ(probe.out, "800,600,25/2\n") << "of the last size and rate";
  }
  fs::remove_all(root);
}

TEST(ExportPanel, AFolderIsChosen) {
  const fs::path root = fs::temp_directory_path() / ("homebound_chosen_" + std::to_string(::getpid()));
  fs::create_directories(root / "home/pictures/homebound");
  {
    const XServer server(root / "server");
    const Window window(server, root / "home", {});
    ASSERT_TRUE(window.settles());
    window.key("ctrl+e");
    window.click("export.choose");
    ASSERT_TRUE(window.shows("chooser.name"));
    ASSERT_TRUE(window.settles());
    window.key("ctrl+a");
    window.type((root / "home/pictures").string());
    window.key("Return");
    ASSERT_TRUE(window.settles());
    window.key("ctrl+a");
    window.type("chosen.png");
    ASSERT_TRUE(window.settles());
    keep(server.screen(), "export-chooser");
    window.key("Return");
    ASSERT_TRUE(window.hides("chooser.name"));
    ASSERT_TRUE(window.settles());
    window.click("export.start");
    EXPECT_TRUE(window.comes_to("export", "done")) << window.said();
    EXPECT_TRUE(fs::exists(root / "home/pictures/chosen.png"));
  }
  fs::remove_all(root);
}

TEST(ExportPanel, AHandoutHasNotesOnlyWhenTheyAreAskedFor) {
  const fs::path root = fs::temp_directory_path() / ("homebound_panel_deck_" + std::to_string(::getpid()));
  fs::create_directories(root / "home");
  ::setenv("HOME", (root / "home").c_str(), 1);
  std::ofstream(root / "tiny.toml") << half_a_second << "notes = \"Say so.\"\n";
  {
    const XServer server(root / "server");
    const Window window(server, root, {(root / "tiny.toml").string()});
    ASSERT_TRUE(window.settles()) << window.said();
    window.key("ctrl+e");
    window.click("export.kind"), window.click("export.kind:" + std::to_string(deck));
    ASSERT_TRUE(window.hides("export.kind:" + std::to_string(deck)));
    const auto printed = [&] {
      window.click("export.start");
      EXPECT_TRUE(wait_until([&] { return fs::exists(root / "tiny.pdf"); })) << "whole or not at all";
      EXPECT_TRUE(window.comes_to("export", "done"));
      const std::string text = run("pdftotext " + (root / "tiny.pdf").string() + " -").out;
      EXPECT_NE(text.find("Tiny"), std::string::npos) << text;
      fs::remove(root / "tiny.pdf");
      return text.find("Say so.") != std::string::npos;
    };
    EXPECT_FALSE(printed());
    window.click("export.notes");
    ASSERT_TRUE(window.settles());
    keep(server.screen(), "export-deck-notes");
    EXPECT_TRUE(printed());
  }
  fs::remove_all(root);
}

}  // namespace
}  // namespace homebound::test
