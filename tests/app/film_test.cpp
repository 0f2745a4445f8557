// Films through the program itself: parts, interruptions, refusals.
#include <algorithm>
#include <csignal>
#include <filesystem>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/process.h"
#include "support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;
using namespace homebound;
using testing::AllOf, testing::HasSubstr;

constexpr const char* small = " --size 160x90 --seconds 1 --fps 10 --from second:53 --to second:56 ";

std::string sums(const fs::path& folder) {
  return test::run("cd " + folder.string() + " && sha256sum *").out;
}

TEST(Film, PartsMadeByOtherProcessesMakeUpTheWhole) {
  const test::TemporaryFolder folder;
  const std::string whole = (folder / "whole").string(), parts = (folder / "parts").string();
  ASSERT_EQ(test::homebound("export -o " + whole + small).status, 0);
  // At the same time, as on two machines.
  const auto outcome =
      test::run("unset DISPLAY; " HOMEBOUND_PROGRAM " export -o " + parts + small +
                "--frames 5: & " HOMEBOUND_PROGRAM " export -o " + parts + small + "--frames :5 && wait $!");
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(sums(whole), sums(parts));
  EXPECT_THAT(sums(parts), AllOf(HasSubstr("frame-00000.png"), HasSubstr("frame-00009.png")));
  fs::remove(parts + "/frame-00003.png");
  const auto resumed = test::homebound("export -o " + parts + small + "--resume --json");
  EXPECT_EQ(resumed.status, 0) << resumed.err;
  EXPECT_THAT(resumed.out, HasSubstr("\"frames\": 1,"));
  EXPECT_EQ(sums(whole), sums(parts));
}

TEST(Film, APartOfAFilmHasItsFramesOnly) {
  const test::TemporaryFolder folder;
  const std::string file = (folder / "part.webm").string();
  const auto outcome = test::homebound("export -o " + file + small + "--frames 2:6");
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(
      test::run("ffprobe -v error -count_frames -show_entries stream=nb_read_frames -of csv=p=0 " + file).out,
      "4\n");
}

// Three stretches of 250 frames; the second part has two of them.
TEST(Film, PartsJoinedAreTheFilmByteForByte) {
  const test::TemporaryFolder folder;
  const std::string here = folder.path().string() + "/";
  const std::string tiny = " --size 96x54 --seconds 20 --fps 30 --from second:53 --to second:56 ";
  for (const char* name : {"whole.mp4", "part-1.mp4 --part 1/2", "part-2.mp4 --part 2/2"}) {
    const auto made = test::homebound("export" + tiny + "-o " + here + name);
    ASSERT_EQ(made.status, 0) << made.err;
  }
  const auto joined = test::run("cd " + here +
                                " && show() { ffprobe -v error -show_entries $1 -of default=nw=1:nk=1 $2; }"
                                " && for part in part-*.mp4; do echo file $part; echo duration $(show "
                                "stream=duration $part); done >parts.txt"
                                " && ffmpeg -v error -auto_convert 0 -f concat -safe 0 -i parts.txt -i "
                                "part-1.mp4 -map 0 -map_metadata 1"
                                " -metadata comment=\"$(show format_tags=comment whole.mp4)\" -c copy "
                                "-movflags +faststart -fflags +bitexact"
                                " joined.mp4 && cmp -l whole.mp4 joined.mp4");
  // Newer versions of ffmpeg work out another average rate of bits, which stands in a few bytes of the head.
  EXPECT_EQ(joined.err, "");
  EXPECT_LE(std::ranges::count(joined.out, '\n'), 4) << joined.out;
  EXPECT_EQ(test::run("ffprobe -v error -count_packets -show_entries stream=nb_read_packets -of csv=p=0 " +
                      here + "part-1.mp4")
                .out,
            "250\n");
}

TEST(Film, WhatCannotBeMadeIsOneClearError) {
  const test::TemporaryFolder folder;
  const auto refused = [&](const std::string& name, const std::string& options) {
    const auto outcome = test::homebound("export -o " + (folder / name).string() + " --seconds 1 " + options);
    EXPECT_EQ(outcome.status, 2) << name << options;
    EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
    return outcome.err;
  };
  EXPECT_THAT(refused("a.mp4", "--transparent"), HasSubstr("MP4 has no transparency"));
  EXPECT_THAT(refused("a.mp4", "--size 161x90"), AllOf(HasSubstr("even"), HasSubstr("162 x 90")));
  EXPECT_THAT(refused("a.webn", ""), HasSubstr("did you mean '.webm'"));
  EXPECT_THAT(refused("a.gif", "--fps 60"), HasSubstr("up to 50 frames"));
  EXPECT_THAT(refused("a.mov", "--resume"), HasSubstr("only a folder of PNG frames"));
  EXPECT_THAT(refused("a.mp4", "--frames 3"), HasSubstr("A:B"));
  EXPECT_THAT(refused("a.mp4", "--fps 10 --frames 8:12"), HasSubstr("frames 0:10"));
  EXPECT_THAT(refused("a.mp4", "--part 4/3"), HasSubstr("K/N with K from 1 to N, such as 3/16"));
  EXPECT_THAT(refused("a.mp4", "--part 1/2"),
              HasSubstr("the film of 30 frames can be cut into 1 at most, not into 2 parts"));
  EXPECT_THAT(refused("a.gif", "--part 1/2"), HasSubstr("parts of a GIF film cannot be joined"));
  EXPECT_THAT(refused("a.mov", "--part 1/2 --frames 3:5"), HasSubstr("both say which frames"));
  EXPECT_EQ(folder.entries(), 0);
}

// As Ctrl-C does, at several moments: the program ends at once, as killed by that signal, and leaves nothing.
class Interrupted : public testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(Film, Interrupted, testing::Values("a.mp4", "a.gif", "frames", "a.png"),
                         [](const auto& output) {
                           const std::string name = output.param;
                           return name.substr(name.find('.') + 1);
                         });

TEST_P(Interrupted, LeavesNothingHalfWritten) {
  for (const int milliseconds : {60, 350}) {
    const test::TemporaryFolder folder;
    const std::string out = (folder / GetParam()).string();
    const pid_t child = fork();
    if (child == 0) {
      ::close(STDERR_FILENO);
      ::execl(HOMEBOUND_PROGRAM, "homebound", "export", "-o", out.c_str(), "--size", "1280x720", nullptr);
      _exit(99);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    ::kill(child, milliseconds == 60 ? SIGTERM : SIGINT);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    const bool done = WIFEXITED(status) && WEXITSTATUS(status) == 0;  // a still may be
    EXPECT_TRUE(done || (WIFSIGNALED(status) && WTERMSIG(status) == (milliseconds == 60 ? SIGTERM : SIGINT)));
    for (const auto& entry : fs::recursive_directory_iterator(folder.path()))
      EXPECT_EQ(entry.path().string().find(".tmp-"), std::string::npos) << entry.path();
    if (fs::is_directory(out) && !fs::is_empty(out)) {
      EXPECT_EQ(test::run("identify -regard-warnings " + out + "/*.png").status, 0);
    }
    // A still may have been finished just before the signal came.
    if (!done && fs::is_regular_file(out)) {
      EXPECT_TRUE(out.ends_with(".png")) << out;
      EXPECT_EQ(test::run("identify -regard-warnings " + out).status, 0);
    }
  }
}

TEST(Film, KilledExportsLeaveTheEarlierFileWhole) {
  const auto outcome = test::run(TEST_SOURCE_DIR "/kill_exports.sh " HOMEBOUND_PROGRAM " 1 png mp4 frames");
  EXPECT_EQ(outcome.status, 0) << outcome.out << outcome.err;
}

}  // namespace
