// Narrated films through the program itself, heard and seen by ffmpeg.
#include <algorithm>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/process.h"
#include "support/sounds.h"
#include "support/temporary_folder.h"

namespace {

using namespace homebound;
using testing::AllOf, testing::HasSubstr;

// Three scenes that are each seen from elsewhere at once, and that each begin with a short tone.
constexpr const char* narrated_story = R"(title = { en = "Told", zh = "讲述" }
hide = ["labels", "seas", "chart"]
[[flight]]
id = "a"
from = "PNH"
to = "PEK"
depart = 2015-11-10T01:00:00
people = 90
[[scene]]
title = { en = "One", zh = "一" }
narration = "one.wav"
from = 2015-11-10T00:00:00
to = 2015-11-10T02:00:00
camera = { extent = [90, -10, 130, 40] }
[[scene]]
title = { en = "Two", zh = "二" }
narration = "two.wav"
seconds = 4
glide = 0
from = 2015-11-10T02:00:00
to = 2015-11-10T03:00:00
camera = { extent = [-120, -30, -60, 30] }
[[scene]]
title = { en = "Three", zh = "三" }
narration = "three.wav"
glide = 0
from = 2015-11-10T03:00:00
to = 2015-11-10T05:00:00
camera = { extent = [-20, -10, 60, 60] }
)";
constexpr double starts[] = {0, 2.35, 6.35}, ends = 8.05;
constexpr const char* quick = " --size 160x90 --fps 20 ";

class Narrated : public testing::Test {
 protected:
  Narrated() {
    test::put(folder_ / "told.toml", narrated_story);
    test::put(folder_ / "one.wav", test::wav(2.35, 44100, 1, test::beep));
    test::put(folder_ / "two.wav", test::wav(3.1, 8000, 1, test::beep));
    test::put(folder_ / "three.wav", test::wav(1.7, 48000, 2, test::beep));
  }
  std::string file(const std::string& name) const { return (folder_ / name).string(); }
  test::Outcome exported(const std::string& name, const std::string& options = {}) const {
    auto outcome = test::homebound("export " + file("told.toml") + quick + options + " -o " + file(name));
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    return outcome;
  }
  // The seconds at which tones begin.
  std::vector<double> tones(const std::string& name) const {
    const std::string bytes =
        test::run("ffmpeg -v error -i " + file(name) + " -map 0:a -f f32le -ac 1 -ar 48000 -").out;
    std::vector<float> samples(bytes.size() / sizeof(float));
    std::memcpy(samples.data(), bytes.data(), samples.size() * sizeof(float));
    std::vector<double> found;
    double quiet_since = -1;
    for (std::size_t i = 0; i < samples.size(); ++i) {
      if (std::abs(samples[i]) < 0.2F) continue;
      const double now = static_cast<double>(i) / 48000;
      if (quiet_since < 0 || now > quiet_since + 0.3) found.push_back(now);
      quiet_since = now;
    }
    return found;
  }
  // The seconds of the frames that differ most from the one before them.
  std::vector<double> cuts(const std::string& name, std::size_t count, double fps) const {
    const std::string bytes =
        test::run("ffmpeg -v error -i " + file(name) + " -map 0:v -f rawvideo -pix_fmt gray -s 160x90 -").out;
    constexpr std::size_t area = 160 * 90;
    std::vector<std::pair<double, std::size_t>> changes;
    for (std::size_t frame = 1; frame < bytes.size() / area; ++frame) {
      double change = 0;
      for (std::size_t i = 0; i < area; ++i)
        change += std::abs(static_cast<unsigned char>(bytes[frame * area + i]) -
                           static_cast<unsigned char>(bytes[(frame - 1) * area + i]));
      changes.emplace_back(change, frame);
    }
    std::ranges::sort(changes, std::greater());
    std::vector<double> seconds;
    for (std::size_t i = 0; i < std::min(count, changes.size()); ++i)
      seconds.push_back(static_cast<double>(changes[i].second) / fps);
    std::ranges::sort(seconds);
    return seconds;
  }
  std::string probed(const std::string& name, const std::string& what) const {
    return test::run("ffprobe -v error " + what + " -of csv=p=0 " + file(name)).out;
  }
  std::string picture_hash(const std::string& name) const {
    return test::run("ffmpeg -v error -i " + file(name) + " -map 0:v -c copy -f streamhash -").out;
  }

  test::TemporaryFolder folder_;
};

class NarratedFilm : public Narrated,
                     public testing::WithParamInterface<std::pair<const char*, const char*>> {};
INSTANTIATE_TEST_SUITE_P(Formats, NarratedFilm,
                         testing::Values(std::pair{"film.mp4", "aac"}, std::pair{"film.webm", "opus"},
                                         std::pair{"film.mov", "aac"}),
                         [](const auto& film) { return std::string(film.param.first).substr(5); });

TEST_P(NarratedFilm, IsHeardInStepWithWhatIsSeen) {
  const auto [name, codec] = GetParam();
  EXPECT_EQ(exported(name).err.find("note"), std::string::npos);
  EXPECT_EQ(probed(name, "-select_streams a -show_entries stream=codec_name,sample_rate,channels"),
            std::string(codec) + ",48000,2\n");
  const auto heard = tones(name);
  const auto seen = cuts(name, 2, 20);
  ASSERT_EQ(heard.size(), 3u);
  ASSERT_EQ(seen.size(), 2u);
  constexpr double frame = 1.0 / 20;
  for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(heard[i], starts[i], frame) << i;
  for (std::size_t i = 0; i < 2; ++i) EXPECT_NEAR(heard[i + 1], seen[i], frame) << i;
  EXPECT_NEAR(std::stod(probed(name, "-show_entries format=duration")), ends, 0.06);
}

TEST_F(Narrated, TheSoundChangesNothingOfThePicture) {
  exported("told.mp4", "--subtitles texts");
  exported("silent.mp4", "--subtitles texts --no-sound");
  EXPECT_EQ(picture_hash("told.mp4"), picture_hash("silent.mp4"));
  EXPECT_EQ(probed("told.mp4", "-show_entries stream=codec_type"), "video\naudio\nsubtitle\nsubtitle\n");
  EXPECT_EQ(probed("silent.mp4", "-show_entries stream=codec_type"), "video\nsubtitle\nsubtitle\n");
  exported("again.mp4", "--subtitles texts");
  EXPECT_EQ(test::run("cd " + folder_.path().string() +
                      " && for f in told again; do ffmpeg -v error -i $f.mp4 -map 0:a -c copy -f streamhash "
                      "-; done | uniq | wc -l")
                .out,
            "1\n")
      << "the same film is the same film";
}

TEST_F(Narrated, APartIsHeardFromItsOwnBeginning) {
  exported("part.mp4", "--from scene:2 --to scene:2");
  auto heard = tones("part.mp4");
  ASSERT_EQ(heard.size(), 1u);
  EXPECT_NEAR(heard[0], 0, 0.001);
  EXPECT_NEAR(std::stod(probed("part.mp4", "-show_entries format=duration")), 4, 0.03);
  exported("later.webm", "--frames 20:140");  // seconds 1 to 7
  heard = tones("later.webm");
  ASSERT_EQ(heard.size(), 2u);
  EXPECT_NEAR(heard[0], starts[1] - 1, 0.05);
  EXPECT_NEAR(heard[1], starts[2] - 1, 0.05);
  exported("midst.mp4", "--from second:3");  // after the tone of the second scene
  heard = tones("midst.mp4");
  ASSERT_EQ(heard.size(), 1u);
  EXPECT_NEAR(heard[0], starts[2] - 3, 0.05);
}

TEST_F(Narrated, PartsAreJoinedWithTheSoundOfTheWhole) {
  const std::string fine = "--size 96x54 --fps 70 ";
  for (const char* name : {"whole.mp4", "part-1.mp4 --part 1/2", "part-2.mp4 --part 2/2", "sound.wav"}) {
    const auto made = test::homebound("export " + file("told.toml") + " " + fine + "-o " + file(name));
    ASSERT_EQ(made.status, 0) << made.err;
    EXPECT_EQ(made.err.find("parts of a film have no sound") != std::string::npos,
              std::string(name).find("part") == 0)
        << made.err;
  }
  EXPECT_EQ(probed("part-1.mp4", "-show_entries stream=codec_type"), "video\n");
  const auto joined = test::run(
      "cd " + folder_.path().string() +
      " && show() { ffprobe -v error -select_streams v -show_entries stream=duration -of default=nw=1:nk=1 "
      "$1; }"
      " && for part in part-*.mp4; do echo file $part; echo duration $(show $part); done >parts.txt"
      " && ffmpeg -v error -auto_convert 0 -f concat -safe 0 -i parts.txt -i sound.wav -map 0:v -map 1:a "
      "-c:v copy -c:a aac -b:a 160k -movflags +faststart joined.mp4");
  ASSERT_EQ(joined.status, 0) << joined.err;
  EXPECT_EQ(picture_hash("joined.mp4"), picture_hash("whole.mp4"));
  const auto whole = tones("whole.mp4"), together = tones("joined.mp4"), alone = tones("sound.wav");
  ASSERT_EQ(whole.size(), 3u);
  ASSERT_EQ(together.size(), 3u);
  ASSERT_EQ(alone.size(), 3u);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(together[i], whole[i], 0.001);
    EXPECT_NEAR(alone[i], whole[i], 0.001);
  }
}

TEST_F(Narrated, WhereNothingIsHeardTheProgramSaysSo) {
  EXPECT_THAT(exported("a.gif").err,
              HasSubstr("note: such a film has no sound; export the narration by itself"));
  EXPECT_THAT(exported("frames", "--frames :2").err, HasSubstr("note: such a film has no sound"));
  EXPECT_THAT(exported("a.mp4", "--seconds 3").err, HasSubstr("note: the film does not last as long"));
  EXPECT_EQ(probed("a.mp4", "-show_entries stream=codec_type"), "video\n");
  EXPECT_EQ(exported("b.gif", "--no-sound").err.find("note"), std::string::npos);
  const auto none = test::homebound("export -o " + file("a.wav"));
  EXPECT_EQ(none.status, 2);
  EXPECT_THAT(none.err, HasSubstr("no scene shown has a narration"));
}

TEST_F(Narrated, FilesOfEveryKindAreReadAndTold) {
  const std::pair<const char*, const char*> kinds[] = {{"one.flac", ""},
                                                       {"one.mp3", ""},
                                                       {"one.ogg", "-c:a libvorbis"},
                                                       {"one.opus", "-c:a libopus"},
                                                       {"six.wav", "-ac 6"}};
  for (const auto& [name, options] : kinds) {
    ASSERT_EQ(test::run("ffmpeg -v error -y -i " + file("one.wav") + " " + options + " " + file(name)).status,
              0);
    std::string text = narrated_story;
    text.replace(text.find("one.wav"), 7, name);
    test::put(folder_ / "told.toml", text);
    const auto info = test::homebound("info " + file("told.toml") + " --story --json");
    ASSERT_EQ(info.status, 0) << info.err;
    const auto scene = nlohmann::json::parse(info.out)["scenes"][0];
    EXPECT_EQ(scene["narration"]["file"], name);
    EXPECT_NEAR(scene["narration"]["seconds"].get<double>(), 2.35, 0.001) << name;
    EXPECT_EQ(scene["to_second"], scene["narration"]["seconds"]);
    exported("one-alone.wav", "--to scene:1");
    const auto heard = tones("one-alone.wav");
    ASSERT_EQ(heard.size(), 1u) << name;
    EXPECT_NEAR(heard[0], 0, 0.005) << name;
  }
}

TEST_F(Narrated, WhatIsDamagedIsNamedWithItsLine) {
  test::run("ffmpeg -v error -y -f lavfi -i anoisesrc=d=2:r=44100:seed=1 " + file("whole.flac") + " " +
            file("whole.mp3"));
  const auto said = [&](const std::string& name) {
    std::string text = narrated_story;
    text.replace(text.find("one.wav"), 7, name);
    test::put(folder_ / "told.toml", text);
    const auto outcome = test::homebound("check " + file("told.toml"));
    EXPECT_EQ(outcome.status, 1);
    EXPECT_EQ(std::count(outcome.out.begin(), outcome.out.end(), '\n'), 1) << outcome.out;
    EXPECT_THAT(outcome.out, HasSubstr("told.toml:11:13: error: [[scene]] narration: "));
    return outcome.out;
  };
  for (const char* extension : {"flac", "mp3"}) {
    const std::string bytes = test::contents(folder_ / (std::string("whole.") + extension));
    ASSERT_GT(bytes.size(), 1000u);
    const std::string cut = std::string("cut.") + extension;
    test::put(folder_ / cut, bytes.substr(0, bytes.size() * 6 / 10));
    EXPECT_THAT(said(cut), HasSubstr("is damaged: it cannot be read to the end")) << cut;
  }
  EXPECT_THAT(said("two.wv"),
              AllOf(HasSubstr("'two.wv' is not there"), HasSubstr("did you mean 'two.wav'?")));
  EXPECT_THAT(said("told.toml"), HasSubstr("expected a WAV, FLAC, MP3 or Ogg file"));
}

// What can only be found while the film is made.
TEST_F(Narrated, AFilmWhoseNarrationEndsTooSoonIsNotMade) {
  test::run("ffmpeg -v error -y -f lavfi -i anoisesrc=d=2.35:r=44100:seed=1 " + file("one.flac"));
  std::string bytes = test::contents(folder_ / "one.flac");
  std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(bytes.size() / 2), 20'000, '\0');
  test::put(folder_ / "one.flac", bytes);
  std::string text = narrated_story;
  text.replace(text.find("one.wav"), 7, "one.flac");
  test::put(folder_ / "told.toml", text);
  const auto outcome = test::homebound("export " + file("told.toml") + quick + "-o " + file("a.mp4"));
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.err, HasSubstr("'one.flac' is damaged: it cannot be read beyond"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "a.mp4"));
}

}  // namespace
