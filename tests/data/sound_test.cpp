// Sound of every kind is read as what a film takes: two sides at 48 kHz, in step to the sample.
#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "data/sound/sound_file.h"
#include "support/in_chinese.h"
#include "support/sounds.h"
#include "support/temporary_folder.h"

namespace homebound::data {
namespace {

std::vector<StereoSample> all_of(const std::filesystem::path& file, std::size_t at_once = 1000) {
  SoundReader reader(file);
  std::vector<StereoSample> all, some(at_once);
  for (std::size_t got = some.size(); got == some.size();) {
    got = reader.read(some);
    all.insert(all.end(), some.begin(), some.begin() + static_cast<std::ptrdiff_t>(got));
  }
  return all;
}

// The first sample of a side that is heard, and how loud it is at most.
std::pair<std::size_t, float> heard(const std::vector<StereoSample>& samples, std::size_t side) {
  float most = 0;
  for (const StereoSample& sample : samples) most = std::max(most, std::abs(sample[side]));
  const auto first = std::ranges::find_if(
      samples, [&](const StereoSample& sample) { return std::abs(sample[side]) > 0.3F * most && most > 0; });
  return {static_cast<std::size_t>(first - samples.begin()), most};
}

TEST(Sound, IsHeardWhenItWasAtAnyRate) {
  const test::TemporaryFolder folder;
  const auto late = [](double second) { return second < 1 ? 0 : test::beep(second - 1); };
  for (const int rate : {8000, 11025, 44100, 48000, 96000}) {
    test::put(folder / "a.wav", test::wav(1.5, rate, 1, late));
    EXPECT_NEAR(sound_seconds(folder / "a.wav"), 1.5, 1e-4);
    const auto samples = all_of(folder / "a.wav");
    EXPECT_NEAR(static_cast<double>(samples.size()), 72000, 3) << rate;
    for (const std::size_t side : {0u, 1u}) {
      const auto [first, loud] = heard(samples, side);
      EXPECT_NEAR(static_cast<double>(first), 48000, 12) << rate;
      EXPECT_NEAR(loud, 0.8, 0.05) << rate;
    }
  }
}

TEST(Sound, IsTheSameHoweverMuchIsReadAtOnce) {
  const test::TemporaryFolder folder;
  test::put(folder / "a.wav", test::wav(0.7, 44100, 2, test::beep));
  EXPECT_EQ(all_of(folder / "a.wav", 1), all_of(folder / "a.wav", 100'000));
  SoundReader passed(folder / "a.wav");
  passed.skip(500);
  std::vector<StereoSample> some(3);
  ASSERT_EQ(passed.read(some), 3u);
  EXPECT_EQ(some[0], all_of(folder / "a.wav")[500]);
}

// Left, right, centre, low, left behind, right behind.
TEST(Sound, OfSixChannelsIsHeardWhereItWas) {
  const test::TemporaryFolder folder;
  const std::pair<std::size_t, std::array<bool, 2>> places[] = {{0, {true, false}}, {1, {false, true}},
                                                                {2, {true, true}},  {3, {false, false}},
                                                                {4, {true, false}}, {5, {false, true}}};
  for (const auto& [channel, sides] : places) {
    std::size_t value = 0;  // samples are asked for channel by channel
    const std::size_t only = channel;
    test::put(folder / "a.wav", test::wav(0.2, 48000, 6, [&, only](double second) {
                return value++ % 6 == only ? test::beep(second) : 0;
              }));
    const auto samples = all_of(folder / "a.wav");
    for (const std::size_t side : {0u, 1u})
      EXPECT_EQ(heard(samples, side).second > 0.1F, sides[side]) << only;
  }
}

TEST(Sound, ThatCannotBeReadIsOneClearError) {
  const test::TemporaryFolder folder;
  const auto refused = [&](const std::string& bytes) {
    test::put(folder / "a.wav", bytes);
    try {
      sound_seconds(folder / "a.wav");
    } catch (const Error& e) {
      EXPECT_TRUE(in_chinese(e.message()));
      return e.message().english;
    }
    return std::string();
  };
  EXPECT_EQ(refused(""), "'a.wav' is no sound that can be read; expected a WAV, FLAC, MP3 or Ogg file");
  EXPECT_EQ(refused("hello, this is a text and no sound at all"),
            "'a.wav' is no sound that can be read; expected a WAV, FLAC, MP3 or Ogg file");
  EXPECT_EQ(refused(test::wav(0, 48000, 2, test::beep)), "'a.wav' holds no sound");
  EXPECT_THAT(refused(test::wav(1, 2000, 1, test::beep)), testing::HasSubstr("1 channels of 2000 samples"));
  std::filesystem::remove(folder / "a.wav");
  EXPECT_THROW(sound_seconds(folder / "a.wav"), Error);
}

}  // namespace
}  // namespace homebound::data
