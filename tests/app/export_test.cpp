// Stills through the program itself.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "exporting/png/png.h"
#include "support/pictures.h"
#include "support/process.h"
#include "support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;
using namespace homebound;
using test::homebound;
using testing::HasSubstr;

drawing::Pixels exported(const std::string& arguments) {
  const std::string file = test::temporary("exported.png");
  const auto outcome = test::homebound("export -o " + file + " " + arguments);
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  return exporting::read_png(file);
}

TEST(Export, FourKFromAColdStartHasNoLabelOverAnother) {
  const std::string file = test::temporary("a.png");
  const auto outcome =
      test::homebound("export -o " + file + " --size 3840x2160 --at 2015-11-10T06:00+08:00 --json");
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  const auto json = nlohmann::json::parse(outcome.out);
  EXPECT_EQ(json["width"], 3840);
  EXPECT_EQ(json["height"], 2160);
  const auto& labels = json["labels"];
  ASSERT_GE(labels.size(), 12U);
  for (std::size_t i = 0; i < labels.size(); ++i)
    for (std::size_t k = i + 1; k < labels.size(); ++k) {
      if (labels[i]["kind"] == "callout" && labels[k]["kind"] == "callout") continue;  // of other times
      const auto &a = labels[i]["box"], &b = labels[k]["box"];
      EXPECT_FALSE(a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3])
          << labels[i]["text"] << labels[k]["text"];
    }
  const drawing::Pixels p = exporting::read_png(file);
  EXPECT_EQ(p.width, 3840);
  EXPECT_EQ(p.height, 2160);
}

TEST(Export, AScriptsPictureIsThatOfTheSameWordsAsOptions) {
  for (const auto& [script, options] :
       {std::pair{"-c 'goto scene:4'", "--at scene:4"},
        std::pair{"-c 'set projection robinson' -c 'goto scene:9'", "--projection robinson --at scene:9"},
        std::pair{"-c 'hide seas' -c 'set theme night' -c 'set language zh' -c 'goto second:76'",
                  "--hide seas --theme night --language zh --at second:76"}}) {
    const std::string file = test::temporary("script.png"), size = " --size 360x360";
    const auto outcome = test::homebound("do " + std::string(script) + " -c 'export " + file + size + "'");
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_EQ(exporting::read_png(file).rgba, exported(options + size).rgba) << script;
  }
}

TEST(Export, AnOptionOverrulesWhatTheScriptShows) {
  const std::string file = test::temporary("overruled.png"), size = " --size 360x360";
  const auto outcome = test::homebound("do -c 'hide seas' -c 'pan 50,20' -c 'export " + file + size +
                                       " --show seas --projection robinson --at scene:9'");
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(exporting::read_png(file).rgba,
            exported("--show seas --projection robinson --at scene:9" + size).rgba);
}

TEST(Export, SixtyTownsOfADeltaAreNamedOrListed) {
  const std::string scenario = TEST_SOURCE_DIR "/data/pearl-river-delta.toml";
  for (const char* language : {"en", "zh", "both"}) {
    const auto outcome = test::homebound("export " + scenario + " -o " + test::temporary("delta.png") +
                                         " --size 1280x720 --json --hide cities --language " + language);
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    const auto json = nlohmann::json::parse(outcome.out);
    const auto unnamed =
        std::ranges::count_if(json["unplaced"], [](const auto& name) { return name["kind"] == "city"; });
    EXPECT_LE(unnamed, 8) << json["unplaced"];
    int towns = 0;
    const auto& labels = json["labels"];
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const auto& a = labels[i]["box"];
      towns += labels[i]["kind"] == "city";
      EXPECT_TRUE(a[0] >= 0 && a[1] >= 0 && a[2] <= 1280 && a[3] <= 720) << labels[i];
      for (std::size_t k = 0; k < labels.size(); ++k) {
        const auto &b = labels[k]["box"], &mark = labels[k]["at"];
        if (k == i) continue;
        EXPECT_FALSE(a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]) << labels[i] << labels[k];
        EXPECT_FALSE(a[0] < mark[0] && mark[0] < a[2] && a[1] < mark[1] && mark[1] < a[3])
            << labels[i] << labels[k];
      }
    }
    EXPECT_EQ(towns + unnamed, 60) << language;
  }
}

TEST(Export, LayersAreSwitchedByName) {
  const auto kinds = [](const std::string& options) {
    const auto outcome = test::homebound("export -o " + test::temporary("layers.png") +
                                         " --size 640x360 --json --projection robinson " + options);
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    std::map<std::string, int> count;
    const auto printed = nlohmann::json::parse(outcome.out);
    for (const auto& label : printed["labels"]) ++count[label["kind"]];
    return count;
  };
  auto usual = kinds("");
  EXPECT_EQ(usual["airport"], 6);
  EXPECT_GT(usual["city"], 5);
  EXPECT_GT(usual["sea"], 2);
  EXPECT_GT(usual["graticule"], 5);
  EXPECT_EQ(usual["country"], 0);
  auto other = kinds("--show countries --hide cities,seas --hide graticule-labels");
  EXPECT_EQ(other["airport"], 6);
  EXPECT_GT(other["country"], 5);
  EXPECT_EQ(other["city"] + other["sea"] + other["graticule"], 0);
  const auto wrong = test::homebound("export -o " + test::temporary("layers.png") + " --show sees");
  EXPECT_EQ(wrong.status, 2);
  EXPECT_THAT(wrong.err, HasSubstr("unknown layer 'sees'; did you mean 'seas'?"));
}

TEST(Export, CharactersThatNoFontHasAreTold) {
  const std::string file = test::temporary("missing.toml");
  std::ofstream(file)
      << "title = \"a \xf3\xb0\x80\x81\"\n[[place]]\nid = 'a'\nname = 'A'\nlon = 1\nlat = 2\n";
  const std::string expected = file + ": warning: no font has U+F0001 of 'a \xf3\xb0\x80\x81'";
  const auto checked = test::homebound("check " + file);
  EXPECT_EQ(checked.status, 0);
  EXPECT_THAT(checked.out, HasSubstr(expected));
  const auto drawn =
      test::homebound("export " + file + " -o " + test::temporary("missing.png") + " --size 320x180");
  EXPECT_EQ(drawn.status, 0);
  EXPECT_THAT(drawn.err, HasSubstr(expected));
}

TEST(Export, TheSameCommandGivesTheSameBytes) {
  const auto bytes = [](const std::string& name) {
    const std::string file = test::temporary(name);
    EXPECT_EQ(test::homebound("export -o " + file + " --size 800x450 --at scene:4").status, 0);
    std::ifstream in(file, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  const std::string first = bytes("same.png");
  EXPECT_GT(first.size(), 10'000U);
  EXPECT_EQ(first, bytes("same.png"));
}

TEST(Export, MoreThanAScreenIsTheSamePictureWithMorePixels) {
  const drawing::Pixels small = exported("--size 640x360 --at 2015-11-10T06:00+08:00");
  const drawing::Pixels large = exported("--size 5120x2880 --at 2015-11-10T06:00+08:00");
  // Averages of 8x8 pixels of the large picture against the small one.
  int far = 0;
  for (int y = 0; y < small.height; ++y)
    for (int x = 0; x < small.width; ++x)
      for (int c = 0; c < 3; ++c) {
        int sum = 0;
        for (int dy = 0; dy < 8; ++dy)
          for (int dx = 0; dx < 8; ++dx)
            sum += large.rgba[static_cast<std::size_t>(((y * 8 + dy) * large.width + x * 8 + dx) * 4 + c)];
        far += std::abs(sum / 64 - small.rgba[static_cast<std::size_t>((y * small.width + x) * 4 + c)]) > 48;
      }
  EXPECT_LT(far, small.width * small.height * 3 / 50);
}

TEST(Export, ATransparentPageLetsThroughWhatIsBelow) {
  const drawing::Pixels p = exported("--size 640x360 --transparent --projection robinson --center 110,0");
  std::size_t clear = 0;
  for (std::size_t i = 3; i < p.rgba.size(); i += 4) clear += p.rgba[i] == 0;
  EXPECT_GT(clear, p.rgba.size() / 4 / 3);
  const drawing::Pixels opaque = exported("--size 640x360 --projection robinson --center 110,0");
  for (std::size_t i = 3; i < opaque.rgba.size(); i += 4) ASSERT_EQ(opaque.rgba[i], 255);
}

TEST(Export, EveryPresetDrawsAtEveryKindOfCentre) {
  const auto list = nlohmann::json::parse(test::homebound("projections --json").out);
  for (const auto& preset : list) {
    std::string commands = " -c 'set projection " + preset["name"].get<std::string>() + "'";
    for (const char* center : {"180,0", "-100,40", "0,-90"})
      commands += std::string(" -c 'center ") + center + "' -c 'export " + test::temporary("preset.png") +
                  " --size 320x180'";
    const auto outcome = test::homebound("do" + commands);
    EXPECT_EQ(outcome.status, 0) << preset["name"] << ' ' << outcome.err;
  }
}

TEST(Export, AFailureKeepsTheOldFile) {
  const std::string file = test::temporary("kept.png");
  std::ofstream(file) << "old";
  EXPECT_EQ(test::homebound("export -o " + file + " --projection nonsense").status, 1);
  std::string content;
  std::ifstream(file) >> content;
  EXPECT_EQ(content, "old");
  EXPECT_EQ(test::homebound("export -o /nonexistent/folder/x.png --size 160x90").status, 1);
  EXPECT_THAT(test::homebound("export -o /nonexistent/folder/x.png --size 160x90").err,
              HasSubstr("/nonexistent/folder"));
}

TEST(Export, AFilmHasTheFramesThatWereAskedFor) {
  const std::string file = test::temporary("film.mp4");
  const auto outcome = test::homebound("export -o " + file + " --size 320x180 --seconds 2 --fps 15");
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  const auto probe = test::run(
      "ffprobe -v error -count_frames -select_streams v -show_entries "
      "stream=width,height,nb_read_frames,codec_name "
      "-of default=noprint_wrappers=1 " +
      file);
  EXPECT_THAT(probe.out, HasSubstr("codec_name=h264"));
  EXPECT_THAT(probe.out, HasSubstr("width=320"));
  EXPECT_THAT(probe.out, HasSubstr("nb_read_frames=30"));
}

TEST(Export, RunsFromAnyFolder) {
  const auto outcome = test::run("cd / && env -u DISPLAY " HOMEBOUND_PROGRAM " export -o " +
                                 test::temporary("anywhere.png") + " --size 160x90");
  EXPECT_EQ(outcome.status, 0) << outcome.err;
}

// The camera is on its way at 54.8 seconds, whatever was drawn before.
TEST(Export, AFrameOfAFilmIsTheStillOfItsSecond) {
  const std::string folder = test::temporary("frames-of-a-glide");
  fs::remove_all(folder);
  const auto film = test::homebound(
      "export -o " + folder + "/ --size 640x360 --from second:54.2 --to second:54.8 --seconds 1 --fps 3");
  ASSERT_EQ(film.status, 0) << film.err;
  std::vector<fs::path> frames;
  for (const auto& entry : fs::directory_iterator(folder)) frames.push_back(entry.path());
  std::sort(frames.begin(), frames.end());
  ASSERT_EQ(frames.size(), 3U);
  const drawing::Pixels last = exporting::read_png(frames.back());
  EXPECT_EQ(last.rgba, exported("--size 640x360 --at second:54.8").rgba);
  EXPECT_NE(last.rgba, exporting::read_png(frames.front()).rgba);
}

}  // namespace
