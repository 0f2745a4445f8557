// Films as ffprobe and ffmpeg see them.
#include "export/film.h"

#include <csignal>
#include <cstdlib>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "export/frame_folder.h"
#include "support/process.h"
#include "support/temporary_folder.h"

namespace homebound::exporting {
namespace {

using test::contents, test::put, test::run, test::TemporaryFolder;
using testing::AllOf, testing::HasSubstr, testing::ThrowsMessage;
using Rgb = std::array<int, 3>;

scene::Pixels flat(int width, int height, Rgb colour, int alpha = 255) {
  scene::Pixels p{width, height, {}};
  for (int i = 0; i < width * height; ++i) {
    for (int c : {colour[0], colour[1], colour[2], alpha}) p.rgba.push_back(static_cast<std::uint8_t>(c));
  }
  return p;
}

FilmSettings settings(int width, int height, FrameRate rate = {}) {
  FilmSettings s;
  s.width = width, s.height = height, s.rate = rate, s.preset = "ultrafast";
  return s;
}

void write_film(const std::filesystem::path& file, const FilmSettings& s, int frames) {
  FilmWriter film(file, s);
  for (int i = 0; i < frames; ++i) film.add(flat(s.width, s.height, {i * 8 % 256, 100, 50}));
  film.finish();
}

TEST(Film, IsWhatItSays) {
  const TemporaryFolder folder;
  const std::string file = (folder / "a.mp4").string();
  FilmSettings s = settings(320, 180, {30000, 1001});
  s.title = "回家";
  write_film(file, s, 31);
  const test::Outcome seen = run("ffprobe -v error -count_frames -show_streams -show_format " + file);
  EXPECT_EQ(seen.status, 0) << seen.err;
  for (const char* line : {"codec_name=h264", "width=320", "height=180", "pix_fmt=yuv420p", "color_range=tv",
                           "color_space=bt709", "color_transfer=bt709", "color_primaries=bt709",
                           "chroma_location=left", "r_frame_rate=30000/1001", "avg_frame_rate=30000/1001",
                           "nb_frames=31", "nb_read_frames=31", "TAG:title=回家", "nb_streams=1"}) {
    EXPECT_THAT(seen.out, HasSubstr(std::string(line) + "\n"));
  }
  const std::string bytes = contents(file);
  EXPECT_LT(bytes.find("moov"), bytes.find("mdat")) << "the index is not at the front";
  EXPECT_EQ(folder.entries(), 1);
  EXPECT_EQ(run("ffmpeg -v error -i " + file + " -f null -").err, "");
}

TEST(Film, IsTheSameEveryTime) {
  const TemporaryFolder folder;
  write_film(folder / "a.mp4", settings(64, 64), 5);
  write_film(folder / "b.mp4", settings(64, 64), 5);
  EXPECT_EQ(contents(folder / "a.mp4"), contents(folder / "b.mp4"));
}

// ffmpeg's decoder and its conversion from BT.709 give back the colours that went in.
TEST(Film, KeepsColours) {
  const TemporaryFolder folder;
  const std::string file = (folder / "a.mp4").string();
  const std::vector<Rgb> colours = {{0, 0, 0},   {255, 255, 255}, {128, 128, 128}, {255, 0, 0}, {0, 255, 0},
                                    {0, 0, 255}, {222, 235, 247}, {200, 30, 60},   {12, 34, 56}};
  FilmSettings s = settings(64, 48);
  s.quality = 5;
  FilmWriter film(file, s);
  for (const Rgb& colour : colours) film.add(flat(64, 48, colour));
  film.finish();
  const test::Outcome decoded =
      run("ffmpeg -v error -i " + file +
          " -vf scale=in_color_matrix=bt709:in_range=tv:sws_dither=none:flags=accurate_rnd+full_chroma_int"
          " -f rawvideo -pix_fmt rgb24 -");
  constexpr std::size_t frame{64 * 48 * 3}, middle{(24 * 64 + 32) * 3};
  ASSERT_EQ(decoded.out.size(), colours.size() * frame) << decoded.err;
  for (std::size_t i = 0; i < colours.size(); ++i) {
    for (std::size_t c = 0; c < 3; ++c) {
      const int got = static_cast<unsigned char>(decoded.out[i * frame + middle + c]);
      EXPECT_NEAR(got, colours[i][c], 2) << "frame " << i << ", channel " << c;
    }
  }
}

// Limited range by the definition of BT.709 (ITU-R BT.709-6, items 3.2 to 3.5), without a decoder's
// conversion.
TEST(Film, StoresBt709) {
  const TemporaryFolder folder;
  const std::string file = (folder / "a.mp4").string();
  FilmSettings s = settings(64, 48);
  s.quality = 0;
  FilmWriter film(file, s);
  film.add(flat(64, 48, {200, 30, 60}));
  film.finish();
  const std::string raw = run("ffmpeg -v error -i " + file + " -f rawvideo -pix_fmt yuv420p -").out;
  ASSERT_EQ(raw.size(), 64U * 48 * 3 / 2);
  const double luma = 0.2126 * 200 + 0.7152 * 30 + 0.0722 * 60;
  const auto value = [&](std::size_t at) { return int{static_cast<unsigned char>(raw[at])}; };
  EXPECT_NEAR(value(24 * 64 + 32), 16 + 219 * luma / 255, 1);
  EXPECT_NEAR(value(64 * 48 + 12 * 32 + 16), 128 + 224 * (60 - luma) / 1.8556 / 255, 1);
  EXPECT_NEAR(value(64 * 48 * 5 / 4 + 12 * 32 + 16), 128 + 224 * (200 - luma) / 1.5748 / 255, 1);
}

TEST(Film, RefusesWhatItCannotMake) {
  const TemporaryFolder folder;
  EXPECT_THAT([&] { FilmWriter film(folder / "a.mp4", settings(321, 180)); },
              ThrowsMessage<Error>(AllOf(HasSubstr("321 x 180"), HasSubstr("even"), HasSubstr("322 x 180"))));
  EXPECT_THAT([&] { FilmWriter film(folder / "none/a.mp4", settings(320, 180)); },
              ThrowsMessage<Error>(HasSubstr("no folder")));
  EXPECT_THAT([&] { FilmWriter film("/dev/null", settings(320, 180)); },
              ThrowsMessage<Error>(HasSubstr("/dev/null")));
  FilmWriter film(folder / "a.mp4", settings(64, 64));
  EXPECT_THAT([&] { film.add(flat(64, 32, {})); }, ThrowsMessage<Error>(HasSubstr("64 x 32")));
  EXPECT_THAT([&] { film.add(flat(64, 64, {}, 254)); }, ThrowsMessage<Error>(HasSubstr("transparent")));
  EXPECT_THAT([&] { film.finish(); }, ThrowsMessage<Error>(HasSubstr("at least one frame")));
  EXPECT_FALSE(std::filesystem::exists(folder / "a.mp4"));
}

TEST(Film, UnfinishedLeavesTheOldOne) {
  const TemporaryFolder folder;
  put(folder / "a.mp4", "old");
  {
    FilmWriter film(folder / "a.mp4", settings(64, 64));
    for (int i = 0; i < 20; ++i) film.add(flat(64, 64, {i, i, i}));
  }
  EXPECT_EQ(contents(folder / "a.mp4"), "old");
  EXPECT_EQ(folder.entries(), 1);
}

// As on a full disk: noise of 40 frames needs more than the 20 kB allowed.
TEST(Film, RunningOutOfRoomIsAnError) {
  const TemporaryFolder folder;
  put(folder / "a.mp4", "old");
  const pid_t child = fork();
  if (child == 0) {
    const rlimit limit{20000, 20000};
    setrlimit(RLIMIT_FSIZE, &limit);
    std::signal(SIGXFSZ, SIG_IGN);
    try {
      FilmWriter film(folder / "a.mp4", settings(64, 64));
      for (int i = 0; i < 40; ++i) {
        scene::Pixels noise = flat(64, 64, {});
        for (std::size_t k = 0; k < noise.rgba.size(); ++k) {
          if (k % 4 != 3) noise.rgba[k] = static_cast<std::uint8_t>(std::rand());
        }
        film.add(std::move(noise));
      }
      film.finish();
    } catch (const Error& e) {
      _exit(std::string(e.what()).find("a.mp4: File too large") != std::string::npos ? 7 : 8);
    }
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 7);
  EXPECT_EQ(contents(folder / "a.mp4"), "old");
  EXPECT_EQ(folder.entries(), 1);
}

TEST(FrameFolder, NumbersItsPictures) {
  const TemporaryFolder folder;
  FrameFolder frames(folder / "deep/film", {}, 98);
  for (int i = 0; i < 3; ++i) frames.add(flat(8, 8, {i, 0, 0}));
  frames.finish();
  for (int i = 0; i < 3; ++i) {
    const scene::Pixels got = read_png(folder / fmt::format("deep/film/frame-{:05}.png", 98 + i));
    EXPECT_EQ(got.rgba, flat(8, 8, {i, 0, 0}).rgba);
  }
  put(folder / "file", "");
  EXPECT_THAT([&] { FrameFolder none(folder / "file"); }, ThrowsMessage<Error>(HasSubstr("file")));
  EXPECT_THAT([&] { FrameFolder none(folder / "file/below"); },
              ThrowsMessage<Error>(HasSubstr("file/below")));
}

}  // namespace
}  // namespace homebound::exporting
