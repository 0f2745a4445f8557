// Subtitles, as files and as ffprobe and ffmpeg see them in films.
#include "exporting/film/subtitles.h"

#include <regex>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "exporting/run.h"
#include "scenario/read/read.h"
#include "support/process.h"
#include "support/temporary_folder.h"

namespace homebound::exporting {
namespace {

using test::contents, test::run, test::TemporaryFolder;
using testing::HasSubstr, testing::ThrowsMessage;

std::shared_ptr<const timeline::Timeline> story(const std::string& first, const std::string& second) {
  const auto scene = [](int hour, const std::string& keys) {
    return fmt::format(
        "[[scene]]\nfrom = 2020-01-01T0{}:00:00Z\nto = 2020-01-01T0{}:00:00Z\nseconds = 2\n{}\n", hour,
        hour + 1, keys);
  };
  const std::string text = "[[flight]]\nfrom = 'CGK'\nto = 'PEK'\ndepart = 2020-01-01T00:00:00Z\n" +
                           scene(1, first) + scene(2, second);
  return std::make_shared<const timeline::Timeline>(
      timeline::compile(std::make_shared<const scenario::Scenario>(scenario::parse(text, "s.toml"))));
}

const std::string two_titles =
    "title = { en = 'Four flights', zh = '四架航班' }\nnotes = 'Say that <all> times & dates "
    "are local.'";

std::vector<Subtitles> of(const timeline::Timeline& t, SubtitleWords words = SubtitleWords::texts) {
  const FrameClock clock{0, t.story.duration(), 121, 0, 121};
  return subtitles_of(t, clock, t.story.duration(), words);
}

TEST(Subtitles, SayTitlesAndTextsInEachLanguage) {
  const auto t = story(two_titles, "text = { en = 'They land.', zh = '降落。' }");
  const auto all = of(*t);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(
      srt_text(all[0]),
      "1\n00:00:00,000 --> 00:00:02,000\nFour flights\n\n2\n00:00:02,000 --> 00:00:04,000\nThey land.\n\n");
  EXPECT_EQ(all[1].language, Language::chinese);
  EXPECT_EQ(vtt_text(all[1]),
            "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\n四架航班\n\n00:00:02.000 --> 00:00:04.000\n"
            "降落。\n\n");
}

TEST(Subtitles, SayNotesWhereAsked) {
  const auto t = story(two_titles, "title = 'Second'");
  const auto all = of(*t, SubtitleWords::notes);
  EXPECT_THAT(vtt_text(all[0]), HasSubstr("&lt;all&gt; times &amp; dates"));
  EXPECT_THAT(srt_text(all[0]), HasSubstr("<all> times & dates"));
  EXPECT_THAT(srt_text(all[0]), testing::Not(HasSubstr("Four flights")));
  EXPECT_THAT(srt_text(all[0]), HasSubstr("Second")) << "a scene without notes";
}

TEST(Subtitles, AreOfTheScenariosLanguageWhereThereIsOneText) {
  const auto all = of(*story("title = 'One'", "title = 'Two'"));
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].language, Language::english);
  EXPECT_TRUE(of(*story("", "")).empty());
}

// Long texts are read in cues of two lines, without a gap, a cue the longer the more it holds.
TEST(Subtitles, OfLongTextsAreCutBySentences) {
  const std::string sentence =
      "The airliner with the largest group of people leaves first and lands at the capital. ";
  const auto t = story("text = { en = '" + sentence + sentence + "It is late.', zh = '" +
                           "载有人数最多一组的客机最先起飞，在首都降落。其余三架客机随后起飞，分别飞往三座城"
                           "市，并于当日全部抵达目的地机场。' }",
                       "");
  for (const Subtitles& s : of(*t)) {
    ASSERT_GE(s.cues.size(), 2u);
    EXPECT_EQ(s.cues.front().from, 0);
    EXPECT_EQ(s.cues.back().to, 2);
    for (std::size_t i = 0; i < s.cues.size(); ++i) {
      if (i > 0) {
        EXPECT_EQ(s.cues[i].from, s.cues[i - 1].to);
      }
      EXPECT_LT(s.cues[i].from, s.cues[i].to);
      EXPECT_LE(std::ranges::count(s.cues[i].text, '\n'), 1);
    }
  }
  EXPECT_EQ(of(*t)[0].cues[2].text, "It is late.");
  EXPECT_THAT(of(*t)[1].cues[0].text, testing::EndsWith("。"));
}

TEST(Subtitles, StandBesideTheirFilm) {
  EXPECT_EQ(subtitle_file("a/film.mp4", Language::chinese, "srt"), "a/film.zh.srt");
  EXPECT_EQ(subtitle_file("a/frames/", Language::english, "vtt"), "a/frames.en.vtt");
}

// Timed text names its font, of which SubRip makes tags.
std::string without_fonts(const std::string& text) {
  return std::regex_replace(text, std::regex("</?font[^>]*>"), "");
}

class SubtitleTracks : public testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(Films, SubtitleTracks, testing::Values("mp4", "mov", "webm"));

TEST_P(SubtitleTracks, AreInTheFilm) {
  const TemporaryFolder folder;
  Request request;
  request.output = folder / fmt::format("film.{}", GetParam());
  request.size = {160, 90}, request.rate = {5, 1};
  request.subtitles = SubtitleWords::texts;
  const auto t = story(two_titles, "text = { en = 'They land.', zh = '降落。' }");
  exporting::run(request, t, {});
  const std::string film = request.output.file.string();
  const auto seen =
      run("ffprobe -v error -show_entries stream=codec_type:stream_tags=language -of csv=p=0 " + film);
  EXPECT_THAT(seen.out, testing::ContainsRegex("video.*\nsubtitle,eng\nsubtitle,(zho|chi)\n")) << film;
  for (const auto& [track, code] : {std::pair{0, "en"}, std::pair{1, "zh"}}) {
    const auto read = run(fmt::format("ffmpeg -v error -i {} -map 0:s:{} -f srt -", film, track));
    // The last cue ends with the film; a WebM's clock counts milliseconds, as the file's does.
    EXPECT_EQ(without_fonts(read.out), contents(folder / fmt::format("film.{}.srt", code))) << film;
  }
  request.frames = {0, 5};
  EXPECT_THAT([&] { exporting::run(request, t, {}); },
              ThrowsMessage<UsageError>(HasSubstr("subtitles belong to a whole film")));
}

TEST(Subtitles, LeaveAFilmWithoutThemAsItWas) {
  const TemporaryFolder folder;
  const auto t = story(two_titles, "");
  Request request;
  request.output = folder / "a.gif";
  request.size = {160, 90}, request.rate = {5, 1};
  exporting::run(request, t, {});
  const std::string plain = contents(folder / "a.gif");
  EXPECT_FALSE(std::filesystem::exists(folder / "a.en.srt"));
  request.subtitles = SubtitleWords::texts;
  exporting::run(request, t, {});
  EXPECT_EQ(contents(folder / "a.gif"), plain) << "a GIF has no tracks";
  EXPECT_TRUE(std::filesystem::exists(folder / "a.en.srt"));
  request.subtitles.reset();
  EXPECT_THAT(
      [&] {
        request.subtitles = SubtitleWords::texts;
        exporting::run(request, story("", ""), {});
      },
      ThrowsMessage<UsageError>(HasSubstr("nothing for subtitles to say")));
}

}  // namespace
}  // namespace homebound::exporting
