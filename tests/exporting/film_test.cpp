// Films as ffprobe and ffmpeg see them.
#include <csignal>
#include <cstdlib>
#include <random>
#include <sstream>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <malloc.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "exporting/film/film_writer.h"
#include "exporting/film/frame_folder.h"
#include "support/process.h"
#include "support/temporary_folder.h"

namespace homebound::exporting {
namespace {

using test::contents, test::put, test::run, test::TemporaryFolder;
using testing::AllOf, testing::AnyOf, testing::HasSubstr, testing::ThrowsMessage;
using Rgb = std::array<int, 3>;

// Frames of one colour, and what they are made of.
struct Flat {
  std::vector<std::uint8_t> rgba;
  render::Frame frame;
};
Flat flat(int width, int height, Rgb colour, int alpha = 255) {
  Flat f;
  for (int i = 0; i < width * height; ++i) {
    for (const int c : colour) f.rgba.push_back(static_cast<std::uint8_t>(c * alpha / 255));
    f.rgba.push_back(static_cast<std::uint8_t>(alpha));
  }
  f.frame = {width, height, f.rgba.data(), alpha == 255, {{0, 0, width, height}}};
  return f;
}

FilmSettings settings(int width, int height, FrameRate rate = {}) {
  FilmSettings s;
  s.width = width, s.height = height, s.rate = rate, s.options = {{"preset", "ultrafast"}};
  return s;
}

void write_film(const std::filesystem::path& file, const FilmSettings& s, int frames) {
  FilmWriter film(file, s);
  for (int i = 0; i < frames; ++i)
    film.add({i, ""}, flat(s.width, s.height, {i * 8 % 256, 100, 50}, s.transparent ? 128 : 255).frame);
  film.finish();
}

// A picture with something to encode, another one each time.
void write_noise(const std::filesystem::path& file) {
  FilmSettings s;
  s.width = 320, s.height = 180, s.rate = {10, 1};
  FilmWriter film(file, s);
  std::minstd_rand random(7);
  std::vector<std::uint8_t> rgba(4UL * 320 * 180);
  for (int i = 0; i < 10; ++i) {
    for (std::size_t k = 0; k < rgba.size(); ++k)
      rgba[k] = k % 4 == 3 ? 255 : static_cast<std::uint8_t>(k / 1280 + k % 1280 / 8 + random() % 24);
    film.add({i, ""}, {320, 180, rgba.data(), true, {{0, 0, 320, 180}}});
  }
  film.finish();
}

TEST(Film, IsTheSameWhateverMemoryHeldBefore) {
  const TemporaryFolder folder;
  const int usual = 0;
  for (const int filling : {1, 85, 255}) {  // what memory holds that is taken and not written
    mallopt(M_PERTURB, filling);
    write_noise(folder / fmt::format("{}.mp4", filling));
    mallopt(M_PERTURB, usual);
  }
  EXPECT_TRUE(contents(folder / "1.mp4") == contents(folder / "85.mp4"));
  EXPECT_TRUE(contents(folder / "1.mp4") == contents(folder / "255.mp4"));
}

// Of each format.
struct Kind {
  Format format;
  const char* name;
  const char* seen;    // by ffprobe
  const char* pixels;  // likewise
  int width, height;   // odd where that is no matter
  std::vector<std::pair<std::string, std::string>> fast, exact;
  const char* decoder;
};
const Kind kinds[] = {
    {Format::mp4, "a.mp4", "h264", "yuv420p", 64, 48, {{"preset", "ultrafast"}}, {{"crf", "4"}}, ""},
    {Format::webm,
     "a.webm",
     "vp9",
     "yuv420p",
     64,
     48,
     {{"deadline", "realtime"}, {"cpu-used", "8"}},
     {{"crf", "2"}},
     "-c:v libvpx-vp9"},
    {Format::mov, "a.mov", "prores", "yuv444p12le", 63, 47, {}, {}, ""},
    {Format::gif, "a.gif", "gif", "bgra", 63, 47, {}, {}, ""},
};
FilmSettings settings(const Kind& kind, FrameRate rate = {}) {
  FilmSettings s = settings(kind.width, kind.height, rate);
  s.format = kind.format, s.options = kind.fast;
  return s;
}

class Kinds : public testing::TestWithParam<Kind> {};
INSTANTIATE_TEST_SUITE_P(Film, Kinds, testing::ValuesIn(kinds),
                         [](const auto& kind) { return std::string(kind.param.name + 2); });

TEST(Film, ASmallerFileKeepsLessOfThePicture) {
  const TemporaryFolder folder;
  for (const Kind& kind : kinds) {
    if (kind.format != Format::mp4 && kind.format != Format::webm) continue;
    const auto bytes = [&](Quality quality) {
      FilmSettings s = settings(kind);
      s.quality = quality;
      const std::filesystem::path file =
          folder / (std::string(exporting::quality_names[static_cast<std::size_t>(quality)]) + kind.name);
      write_film(file.string(), s, 20);
      return std::filesystem::file_size(file);
    };
    EXPECT_LT(bytes(Quality::small), bytes(Quality::good)) << kind.name;
    EXPECT_LT(bytes(Quality::good), bytes(Quality::best)) << kind.name;
  }
}

TEST_P(Kinds, AreWhatTheySay) {
  const TemporaryFolder folder;
  const std::string file = (folder / GetParam().name).string();
  FilmSettings s = settings(GetParam(), {30000, 1001});
  s.title = "回家";
  write_film(file, s, 31);
  const test::Outcome seen = run("ffprobe -v error -count_frames -show_streams -show_format " + file);
  EXPECT_EQ(seen.status, 0) << seen.err;
  const auto says = [&](const std::string& line) { EXPECT_THAT(seen.out, HasSubstr(line + "\n")); };
  says(fmt::format("codec_name={}", GetParam().seen));
  says(fmt::format("width={}", s.width));
  says(fmt::format("height={}", s.height));
  says(fmt::format("pix_fmt={}", GetParam().pixels));
  says("nb_read_frames=31");
  says("nb_streams=1");
  if (s.format != Format::gif) {
    // Of ProRes, ffprobe 7 says nothing.
    EXPECT_THAT(seen.out,
                AnyOf(HasSubstr("color_range=tv\n"),
                      HasSubstr(GetParam().format == Format::mov ? "color_range=unknown\n" : "=tv\n")));
    for (const char* part : {"space", "transfer", "primaries"}) says(fmt::format("color_{}=bt709", part));
    says("r_frame_rate=30000/1001");
    says("TAG:title=回家");
  }
  const std::size_t at = seen.out.rfind("\nduration=");
  EXPECT_NEAR(std::stod(seen.out.substr(at + 10)), 31 * 1.001 / 30, 0.011);
  EXPECT_EQ(folder.entries(), 1);
  EXPECT_EQ(run("ffmpeg -v error -i " + file + " -f null -").err, "");
}

TEST(Film, PlaysWhileItLoads) {
  const TemporaryFolder folder;
  write_film(folder / "a.mp4", settings(64, 64), 5);
  const std::string bytes = contents(folder / "a.mp4");
  EXPECT_LT(bytes.find("moov"), bytes.find("mdat")) << "the index is not at the front";
  EXPECT_THAT(run("ffprobe -v error -show_streams " + (folder / "a.mp4").string()).out,
              HasSubstr("chroma_location=left"));
}

// 1/100 s is as fine as a GIF's clock gets: the delays alternate so that no time is lost.
TEST(Film, AGifKeepsTimeOnAverage) {
  const TemporaryFolder folder;
  FilmSettings s = settings(kinds[3], {30, 1});
  write_film(folder / "a.gif", s, 61);
  const std::string seen =
      run("ffprobe -v error -show_entries packet=duration -of csv=p=0 " + (folder / "a.gif").string()).out;
  std::istringstream lines(seen);
  int delay = 0, sum = 0, count = 0;
  while (lines >> delay && ++count <= 60) {
    EXPECT_TRUE(delay == 3 || delay == 4) << delay;
    sum += delay;
  }
  EXPECT_EQ(sum, 200);
}

TEST_P(Kinds, AreTheSameEveryTime) {
  const TemporaryFolder folder;
  const std::string a = (folder / GetParam().name).string(),
                    b = (folder / "b").string() + &GetParam().name[1];
  write_film(a, settings(GetParam()), 5);
  write_film(b, settings(GetParam()), 5);
  EXPECT_EQ(contents(a), contents(b));
}

// Frames of a film as ffmpeg decodes them, RGBA.
std::string decoded(const std::string& file, const Kind& kind) {
  const std::string matrix = kind.format == Format::gif
                                 ? ""
                                 : " -vf scale=in_color_matrix=bt709:in_range=tv:sws_dither=none:flags="
                                   "accurate_rnd+full_chroma_int+full_chroma_inp";
  return run(fmt::format("ffmpeg -v error {} -i {}{} -fps_mode passthrough -f rawvideo -pix_fmt rgba -",
                         kind.decoder, file, matrix))
      .out;
}

// ffmpeg's decoders and its conversion from BT.709 give back the colours that went in.
TEST_P(Kinds, KeepColours) {
  const TemporaryFolder folder;
  const std::string file = (folder / GetParam().name).string();
  const std::vector<Rgb> colours = {{0, 0, 0},   {255, 255, 255}, {128, 128, 128}, {255, 0, 0}, {0, 255, 0},
                                    {0, 0, 255}, {222, 235, 247}, {200, 30, 60},   {12, 34, 56}};
  FilmSettings s = settings(GetParam());
  s.options.insert(s.options.end(), GetParam().exact.begin(), GetParam().exact.end());
  FilmWriter film(file, s);
  for (std::size_t i = 0; i < colours.size(); ++i)
    film.add({static_cast<int>(i), ""}, flat(s.width, s.height, colours[i]).frame);
  film.finish();
  const std::string out = decoded(file, GetParam());
  const auto frame = static_cast<std::size_t>(s.width * s.height * 4), middle = frame / 8 * 4 + 128;
  ASSERT_EQ(out.size(), colours.size() * frame);
  for (std::size_t i = 0; i < colours.size(); ++i)
    for (std::size_t c = 0; c < 3; ++c)
      EXPECT_NEAR(static_cast<unsigned char>(out[i * frame + middle + c]), colours[i][c], 2)
          << "frame " << i << ", channel " << c;
}

// The left half lets everything through, the right half is half there; a GIF has no halves.
TEST_P(Kinds, KeepTransparency) {
  const Kind& kind = GetParam();
  const TemporaryFolder folder;
  const std::string file = (folder / kind.name).string();
  FilmSettings s = settings(kind);
  s.transparent = true;
  if (kind.format == Format::mp4) {
    EXPECT_THAT([&] { FilmWriter film(file, s); },
                ThrowsMessage<UsageError>(AllOf(HasSubstr("MP4 has no transparency"), HasSubstr(".webm"))));
    return;
  }
  s.options.insert(s.options.end(), kind.exact.begin(), kind.exact.end());
  FilmWriter film(file, s);
  for (int i = 0; i < 3; ++i) {
    Flat picture = flat(s.width, s.height, {200, 30, 60}, 128);
    for (int y = 0; y < s.height; ++y)
      std::fill_n(picture.rgba.begin() + 4 * y * s.width, 4 * (s.width / 2), std::uint8_t{0});
    film.add({i, ""}, picture.frame);
  }
  film.finish();
  const std::string out = decoded(file, kind);
  const auto frame = static_cast<std::size_t>(s.width * s.height * 4);
  ASSERT_EQ(out.size(), 3 * frame);
  for (std::size_t i = 0; i < 3; ++i) {
    const auto pixel = [&](int x, std::size_t c) {
      const auto at = static_cast<std::size_t>(4 * (s.width * (s.height / 2) + x));
      return int{static_cast<unsigned char>(out[i * frame + at + c])};
    };
    EXPECT_NEAR(pixel(8, 3), 0, 2) << i;
    EXPECT_NEAR(pixel(s.width - 8, 3), kind.format == Format::gif ? 255 : 128, 2) << i;
    EXPECT_NEAR(pixel(s.width - 8, 0), 200, 3) << i;
    EXPECT_NEAR(pixel(s.width - 8, 1), 30, 3) << i;
    EXPECT_NEAR(pixel(s.width - 8, 2), 60, 3) << i;
  }
}

// Limited range by the definition of BT.709 (ITU-R BT.709-6, items 3.2 to 3.5), without a decoder's
// conversion.
TEST(Film, StoresBt709) {
  const TemporaryFolder folder;
  const std::string file = (folder / "a.mp4").string();
  FilmSettings s = settings(64, 48);
  s.options.emplace_back("crf", "0");
  FilmWriter film(file, s);
  film.add({}, flat(64, 48, {200, 30, 60}).frame);
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
  const auto refusal = [&](const FilmSettings& s, const std::string& name) {
    try {
      FilmWriter film(folder / name, s);
    } catch (const Error& e) {
      return std::string(e.what());
    }
    return std::string();
  };
  EXPECT_THAT(refusal(settings(321, 180), "a.mp4"),
              AllOf(HasSubstr("321 x 180"), HasSubstr("even"), HasSubstr("322 x 180")));
  EXPECT_THAT(refusal(settings(320, 180), "none/a.mp4"), HasSubstr("no folder"));
  EXPECT_THAT([] { FilmWriter film("/dev/null", settings(320, 180)); },
              ThrowsMessage<Error>(HasSubstr("/dev/null")));
  EXPECT_THAT(refusal(settings(kinds[3], {60, 1}), "a.gif"), HasSubstr("up to 50 frames a second"));
  FilmSettings s = settings(320, 180);
  s.encoder = "libx265_that_nobody_built";
  EXPECT_THAT(refusal(s, "a.mp4"),
              AllOf(HasSubstr("a.mp4"), HasSubstr("built without libx265_that_nobody_built")));
  {
    FilmWriter film(folder / "a.mp4", settings(64, 64));
    EXPECT_THAT([&] { film.add({}, flat(64, 32, {}).frame); }, ThrowsMessage<Error>(HasSubstr("64 x 32")));
    EXPECT_THAT([&] { film.add({}, flat(64, 64, {}, 254).frame); },
                ThrowsMessage<Error>(HasSubstr("transparent")));
    EXPECT_THAT([&] { film.finish(); }, ThrowsMessage<Error>(HasSubstr("at least one frame")));
  }
  EXPECT_EQ(folder.entries(), 0);
}

TEST_P(Kinds, UnfinishedLeaveTheOldOne) {
  const TemporaryFolder folder;
  put(folder / GetParam().name, "old");
  {
    const FilmSettings s = settings(GetParam());
    FilmWriter film(folder / GetParam().name, s);
    for (int i = 0; i < 20; ++i) film.add({i, ""}, flat(s.width, s.height, {i, i, i}).frame);
  }
  EXPECT_EQ(contents(folder / GetParam().name), "old");
  EXPECT_EQ(folder.entries(), 1);
}

// As on a full disk: noise of 40 frames needs more than the 20 kB allowed.
TEST_P(Kinds, RunningOutOfRoomIsAnError) {
  const TemporaryFolder folder;
  const std::string name = GetParam().name;
  put(folder / name, "old");
  const pid_t child = fork();
  if (child == 0) {
    const rlimit limit{20000, 20000};
    setrlimit(RLIMIT_FSIZE, &limit);
    std::signal(SIGXFSZ, SIG_IGN);
    try {
      const FilmSettings s = settings(GetParam());
      FilmWriter film(folder / name, s);
      for (int i = 0; i < 40; ++i) {
        Flat noise = flat(s.width, s.height, {});
        for (std::size_t k = 0; k < noise.rgba.size(); ++k)
          if (k % 4 != 3) noise.rgba[k] = static_cast<std::uint8_t>(std::rand());
        film.add({i, ""}, noise.frame);
      }
      film.finish();
    } catch (const Error& e) {
      _exit(std::string(e.what()).find(name + ": File too large") != std::string::npos ? 7 : 8);
    }
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 7);
  EXPECT_EQ(contents(folder / name), "old");
  EXPECT_EQ(folder.entries(), 1);
}

TEST(FrameFolder, NumbersItsPictures) {
  const TemporaryFolder folder;
  {
    FrameFolder frames(folder / "deep/film", {8, 8, 101});
    for (int i = 98; i < 101; ++i) frames.add({i, "x"}, flat(8, 8, {i, 0, 0}).frame);
    frames.finish();
  }
  for (int i = 98; i < 101; ++i) {
    const drawing::Pixels got = read_png(folder / fmt::format("deep/film/frame-{:05}.png", i));
    EXPECT_EQ(got.rgba, flat(8, 8, {i, 0, 0}).rgba);
  }
  put(folder / "file", "");
  EXPECT_THAT([&] { FrameFolder none(folder / "file", {8, 8, 1}); }, ThrowsMessage<Error>(HasSubstr("file")));
  EXPECT_THAT(
      [&] {
        FrameFolder none(folder / "file/below", {8, 8, 1});
      },
      ThrowsMessage<Error>(HasSubstr("file/below")));
  EXPECT_THAT(
      [&] {
        FrameFolder shorter(folder / "deep/film", {8, 8, 99});
      },
      ThrowsMessage<Error>(AllOf(HasSubstr("of a longer film"), HasSubstr("99 frames"))));
}

TEST(FrameFolder, KeepsWhatIsWholeAndItsOwn) {
  const TemporaryFolder folder;
  FrameFolder::Settings s{8, 8, 10, true, "title"};
  {
    FrameFolder frames(folder.path(), s);
    for (int i = 0; i < 4; ++i) frames.add({i, "scene"}, flat(8, 8, {i, 0, 0}).frame);
    frames.finish();
  }
  std::string cut = contents(frame_file(folder.path(), 1));
  put(frame_file(folder.path(), 1), cut.substr(0, cut.size() - 7));
  cut[cut.size() - 20] ^= 1;
  put(frame_file(folder.path(), 2), cut);
  FrameFolder again(folder.path(), s);
  EXPECT_TRUE(again.has({0, "scene"}));
  EXPECT_FALSE(again.has({0, "another scene"}));
  EXPECT_FALSE(again.has({1, "scene"})) << "cut off";
  EXPECT_FALSE(again.has({2, "scene"})) << "a byte is wrong";
  EXPECT_TRUE(again.has({3, "scene"}));
  EXPECT_FALSE(again.has({4, "scene"})) << "not there";
  s.title = "another title";
  EXPECT_FALSE(FrameFolder(folder.path(), s).has({0, "scene"}));
  s.title = "title", s.width = 9;
  EXPECT_FALSE(FrameFolder(folder.path(), s).has({0, "scene"}));
  s.width = 8, s.resume = false;
  EXPECT_FALSE(FrameFolder(folder.path(), s).has({0, "scene"})) << "nobody asked to continue";
}

}  // namespace
}  // namespace homebound::exporting
