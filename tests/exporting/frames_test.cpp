// The frames of a film do not depend on who draws them, in which order, or after what.
#include <algorithm>
#include <numeric>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "drawing/digest.h"
#include "exporting/film/frame_clock.h"
#include "exporting/film/frame_folder.h"
#include "exporting/run.h"
#include "exporting/studio.h"
#include "render/gl/offscreen.h"
#include "scenario/read/examples.h"
#include "scenario/read/read.h"
#include "support/temporary_folder.h"

namespace homebound::exporting {
namespace {

using test::contents, test::put, test::TemporaryFolder;

std::shared_ptr<const timeline::Timeline> built_in_film() {
  static const auto timeline = std::make_shared<const timeline::Timeline>(
      timeline::compile(std::make_shared<const scenario::Scenario>(scenario::read(scenario::built_in()))));
  return timeline;
}

// Over a glide from one scene to the next, where plans are made frame by frame.
Request film_request(const std::filesystem::path& file) {
  Request r;
  r.output = file;
  r.size = {320, 180};
  r.from = 52, r.to = 58;
  r.seconds = 1.2;
  r.rate = {10, 1};
  return r;
}

std::vector<std::string> pictures(const std::filesystem::path& folder, int count) {
  std::vector<std::string> all;
  for (int i = 0; i < count; ++i) all.push_back(contents(frame_file(folder, i)));
  return all;
}

class Transparent : public testing::TestWithParam<bool> {};
INSTANTIATE_TEST_SUITE_P(FilmFrames, Transparent, testing::Bool());

TEST_P(Transparent, AreTheSameInAnyOrder) {
  Request r = film_request("x");
  r.transparent = GetParam();
  const FrameClock clock = frame_clock(r, *built_in_film());
  std::vector<int> order(static_cast<std::size_t>(clock.frames));
  std::iota(order.begin(), order.end(), 0);
  std::shuffle(order.begin(), order.end(), std::mt19937(7));
  Studio warm(r, built_in_film());
  render::Frames frames;
  drawing::Digester digester;
  std::vector<std::uint8_t> expected;
  for (const int i : order) {
    const Studio::Picture picture = warm.at(clock.second(i));
    const render::Frame frame = frames.draw(picture.drawing, picture.scale());
    Studio cold(r, built_in_film());
    const Studio::Picture anew = cold.at(clock.second(i));
    EXPECT_EQ(digester.of(picture.drawing), drawing::Digester().of(anew.drawing)) << i;
    render::Frames fresh;
    const render::Frame again = fresh.draw(anew.drawing, anew.scale());
    const std::size_t bytes = std::size_t{320} * 180 * 4;
    EXPECT_TRUE(std::equal(frame.rgba, frame.rgba + bytes, again.rgba)) << i;
    EXPECT_EQ(frame.opaque, !GetParam());
    if (!frame.opaque) continue;
    const drawing::Pixels still = render::draw_offscreen(anew.drawing, anew.scale());
    EXPECT_TRUE(std::equal(frame.rgba, frame.rgba + bytes, still.rgba.data())) << i;
  }
}

TEST(FilmFrames, OfPartsMakeUpTheWhole) {
  const TemporaryFolder folder;
  Request r = film_request(folder / "whole");
  EXPECT_EQ(run(r, built_in_film()).frames, 12);
  r.output = folder / "parts";
  r.source = "another command line";
  for (const FrameRange range : {FrameRange{7, {}}, FrameRange{0, 3}, FrameRange{3, 7}}) {
    r.frames = range;
    run(r, built_in_film());
  }
  EXPECT_EQ(pictures(folder / "whole", 12), pictures(folder / "parts", 12));
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder / "parts"), {}), 12);
}

TEST(FilmFrames, ContinuedAreThoseOfAnUninterruptedRun) {
  const TemporaryFolder folder;
  Request r = film_request(folder / "whole");
  run(r, built_in_film());
  const auto expected = pictures(folder / "whole", 12);
  // Of another theme, cut off, missing, and left by a run that was killed while writing.
  const auto broken = folder / "continued";
  std::filesystem::copy(folder / "whole", broken);
  r.output = broken;
  r.theme = "night", r.frames = {4, 5};
  run(r, built_in_film());
  r.theme = "", r.frames = {};
  put(frame_file(broken, 8), expected[8].substr(0, 1000));
  std::filesystem::remove(frame_file(broken, 9));
  for (const char* left : {".frame-00002.png.tmp-1", ".frame-00009.png.tmp-1"}) put(broken / left, "half");
  r.resume = true;
  EXPECT_EQ(run(r, built_in_film()).frames, 3);
  EXPECT_EQ(pictures(broken, 12), expected);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(broken), {}), 12);
  EXPECT_EQ(run(r, built_in_film()).frames, 0) << "nothing is left to do";
}

TEST(FilmFrames, DigestsTellScenesApart) {
  Request r = film_request("x");
  Studio studio(r, built_in_film());
  drawing::Digester digester;
  const std::string first = digester.of(studio.at(StorySecond{26}).drawing);
  EXPECT_EQ(first, digester.of(studio.at(StorySecond{26}).drawing));
  EXPECT_NE(first, digester.of(studio.at(StorySecond{26.1}).drawing));
  r.language = Language::chinese;
  EXPECT_NE(first, digester.of(Studio(r, built_in_film()).at(StorySecond{26}).drawing));
  r.language.reset(), r.theme = "night";
  EXPECT_NE(first, digester.of(Studio(r, built_in_film()).at(StorySecond{26}).drawing));
}

}  // namespace
}  // namespace homebound::exporting
