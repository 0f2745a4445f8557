#include "data/sound/sound_file.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <system_error>
#include <tuple>
#include <vector>

#include "base/error.h"
#include "base/recent.h"
#include "data/sound/libsound.h"

namespace homebound::data {
namespace {

constexpr int slowest = 4'000, fastest = 768'000;  // samples a second that anybody records
constexpr int most_channels = 16;
constexpr double slack = 0.2;  // seconds by which the stated length of a compressed file may be wrong

struct OpenSound {
  Libsound<SNDFILE> file;
  int rate = 0, channels = 0;
  bool ogg = false;
  sf_count_t frames = 0;  // samples of each channel
};

sf_count_t counted(SNDFILE* file, int channels) {
  std::vector<float> some(static_cast<std::size_t>(channels) * 4096);
  sf_count_t all = 0;
  while (const sf_count_t more = libsound().sf_readf_float(file, some.data(), 4096)) all += more;
  libsound().sf_seek(file, 0, SEEK_SET);
  return all;
}

// Tells whether something can be read near the end that a file states.
bool reaches_its_end(const OpenSound& sound) {
  const auto near = static_cast<sf_count_t>(slack * sound.rate);
  std::vector<float> one(static_cast<std::size_t>(sound.channels));
  const bool reached =
      libsound().sf_seek(sound.file.get(), std::max<sf_count_t>(0, sound.frames - near), SEEK_SET) >= 0 &&
      libsound().sf_readf_float(sound.file.get(), one.data(), 1) == 1;
  return libsound().sf_seek(sound.file.get(), 0, SEEK_SET) == 0 && reached;
}

OpenSound opened_sound(const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  SF_INFO info{};
  OpenSound sound;
  sound.file.reset(libsound().sf_open(path.c_str(), SFM_READ, &info));
  if (!sound.file && libsound().sf_error(nullptr) == SF_ERR_SYSTEM)
    throw Error(told("'{}' cannot be read: {}", "无法读取“{}”：{}", name,
                     reason_of(std::error_code(errno, std::generic_category()))));
  if (!sound.file)
    throw Error(told("'{}' is no sound that can be read; expected a WAV, FLAC, MP3 or Ogg file",
                     "“{}”不是可读取的声音文件；应为 WAV、FLAC、MP3 或 Ogg 文件", name));
  sound.rate = info.samplerate, sound.channels = info.channels, sound.frames = info.frames;
  sound.ogg = (info.format & SF_FORMAT_TYPEMASK) == SF_FORMAT_OGG;
  if (sound.rate < slowest || sound.rate > fastest || sound.channels < 1 || sound.channels > most_channels)
    throw Error(told("'{}' has {} channels of {} samples a second; expected 1 to {} channels of {} to {}",
                     "“{}”有{}个声道，采样率{}赫兹；应为1至{}个声道，采样率{}至{}赫兹", name, sound.channels,
                     sound.rate, most_channels, slowest, fastest));
  // A file that was written as a stream states no length, or the largest there is.
  constexpr double longest = 7 * 86'400.0;  // seconds
  if (sound.frames <= 0 || static_cast<double>(sound.frames) > longest * sound.rate)
    sound.frames = counted(sound.file.get(), sound.channels);
  if (sound.frames <= 0) throw Error(told("'{}' holds no sound", "“{}”中没有声音", name));
  if (!reaches_its_end(sound))
    throw Error(told("'{}' is damaged: it cannot be read to the end of its {:.1f} seconds",
                     "“{}”已损坏：全长{:.1f}秒，无法读至末尾", name,
                     static_cast<double>(sound.frames) / sound.rate));
  return sound;
}

// Returns where channels are that a file says nothing of: WAV and FLAC have one order, Ogg has another.
std::vector<int> usual_places(int channels, bool ogg) {
  if (channels == 1) return {SF_CHANNEL_MAP_MONO};
  const bool middle = channels == 3 || channels >= 5, low = channels >= 6;
  std::vector<int> places{SF_CHANNEL_MAP_LEFT, SF_CHANNEL_MAP_RIGHT};
  if (middle) places.insert(places.begin() + (ogg ? 1 : 2), SF_CHANNEL_MAP_CENTER);
  if (low && !ogg) places.push_back(SF_CHANNEL_MAP_LFE);
  const int others = channels - static_cast<int>(places.size()) - (low && ogg ? 1 : 0);
  const int behind = others % 2 == 0 ? -1 : ogg ? others - 1 : 0;
  bool left = true;
  for (int i = 0; i < others; ++i) {
    if (i == behind) {
      places.push_back(SF_CHANNEL_MAP_REAR_CENTER);
      continue;
    }
    places.push_back(left ? SF_CHANNEL_MAP_REAR_LEFT : SF_CHANNEL_MAP_REAR_RIGHT);
    left = !left;
  }
  if (low && ogg) places.push_back(SF_CHANNEL_MAP_LFE);
  return places;
}

// Returns where each channel of a file is.
std::vector<int> places_of(const OpenSound& sound) {
  std::vector<int> places(static_cast<std::size_t>(sound.channels));
  const int size = static_cast<int>(places.size() * sizeof(int));
  if (!sound.ogg &&
      libsound().sf_command(sound.file.get(), SFC_GET_CHANNEL_MAP_INFO, places.data(), size) == SF_TRUE)
    return places;
  return usual_places(sound.channels, sound.ogg);
}

// Returns how loud a channel is heard on either side, as ITU-R BS.775 mixes down to two.
StereoSample heard_of(int place) {
  constexpr float half = 0.70710678F;  // of the power
  switch (place) {
    case SF_CHANNEL_MAP_LEFT:
    case SF_CHANNEL_MAP_FRONT_LEFT:
      return {1, 0};
    case SF_CHANNEL_MAP_RIGHT:
    case SF_CHANNEL_MAP_FRONT_RIGHT:
      return {0, 1};
    case SF_CHANNEL_MAP_SIDE_LEFT:
    case SF_CHANNEL_MAP_REAR_LEFT:
    case SF_CHANNEL_MAP_FRONT_LEFT_OF_CENTER:
      return {half, 0};
    case SF_CHANNEL_MAP_SIDE_RIGHT:
    case SF_CHANNEL_MAP_REAR_RIGHT:
    case SF_CHANNEL_MAP_FRONT_RIGHT_OF_CENTER:
      return {0, half};
    case SF_CHANNEL_MAP_LFE:
      return {0, 0};
    default:
      return {half, half};
  }
}

// Returns what each channel adds to either side: together no more than there can be.
std::vector<StereoSample> mix_of(const OpenSound& sound) {
  std::vector<StereoSample> mix;
  if (sound.channels == 1) return {{1, 1}};
  StereoSample sum{};
  for (const int place : places_of(sound)) {
    mix.push_back(heard_of(place));
    sum[0] += mix.back()[0], sum[1] += mix.back()[1];
  }
  const float most = std::max({sum[0], sum[1], 1.0F});
  for (StereoSample& channel : mix) channel[0] /= most, channel[1] /= most;
  return mix;
}

}  // namespace

double sound_seconds(const std::filesystem::path& file) {
  // Every edit reads the scenario again, and an MP3 file has to be gone through to know its length.
  using Version = std::tuple<std::filesystem::path, std::uintmax_t, std::filesystem::file_time_type>;
  static Recent<Version, double> known(256);
  std::error_code ignored;
  const Version version{file, std::filesystem::file_size(file, ignored),
                        std::filesystem::last_write_time(file, ignored)};
  return known.get(version, [&] {
    const OpenSound sound = opened_sound(file);
    return static_cast<double>(sound.frames) / sound.rate;
  });
}

struct SoundReader::Parts {
  std::filesystem::path path;
  OpenSound sound;
  std::vector<StereoSample> mix;  // of each channel
  Libsound<soxr> resampler;       // null at the right rate
  std::vector<float> read;        // as the file has it
  std::vector<StereoSample> mixed;
  std::size_t used = 0;  // of `mixed`
  sf_count_t taken = 0;  // from the file
  bool ended = false;

  // Reads on once all of `mixed` is used.
  void refill() {
    if (ended || used < mixed.size()) return;
    const auto channels = static_cast<std::size_t>(sound.channels);
    const sf_count_t got = libsound().sf_readf_float(sound.file.get(), read.data(),
                                                     static_cast<sf_count_t>(read.size() / channels));
    taken += got;
    ended = got == 0;
    if (ended && static_cast<double>(sound.frames - taken) > slack * sound.rate)
      throw Error(told("'{}' is damaged: it cannot be read beyond {:.1f} of its {:.1f} seconds",
                       "“{0}”已损坏：全长{2:.1f}秒，{1:.1f}秒之后无法读取", path.filename().string(),
                       static_cast<double>(taken) / sound.rate,
                       static_cast<double>(sound.frames) / sound.rate));
    mixed.assign(static_cast<std::size_t>(got), {});
    used = 0;
    for (std::size_t i = 0; i < mixed.size(); ++i)
      for (std::size_t c = 0; c < channels; ++c) {
        const float value = read[i * channels + c];
        if (!std::isfinite(value)) continue;
        mixed[i][0] += mix[c][0] * value, mixed[i][1] += mix[c][1] * value;
      }
  }

  std::size_t copy(std::span<StereoSample> to) {
    std::size_t done = 0;
    while (done < to.size()) {
      refill();
      if (ended) break;
      const std::size_t some = std::min(to.size() - done, mixed.size() - used);
      std::copy_n(mixed.begin() + static_cast<std::ptrdiff_t>(used), some,
                  to.begin() + static_cast<std::ptrdiff_t>(done));
      used += some, done += some;
    }
    return done;
  }

  std::size_t resample(std::span<StereoSample> to) {
    std::size_t done = 0;
    while (done < to.size()) {
      refill();
      std::size_t took = 0, gave = 0;
      // Nothing to take asks for what is left inside.
      libsound().soxr_process(resampler.get(), ended ? nullptr : mixed.data() + used,
                              ended ? 0 : mixed.size() - used, &took, to.data() + done, to.size() - done,
                              &gave);
      used += took, done += gave;
      if (ended && gave == 0) break;
    }
    return done;
  }
};

SoundReader::SoundReader(std::filesystem::path file) : parts_(std::make_unique<Parts>()) {
  parts_->sound = opened_sound(file);
  parts_->path = std::move(file);
  parts_->mix = mix_of(parts_->sound);
  parts_->read.resize(static_cast<std::size_t>(parts_->sound.channels) * 4096);
  if (parts_->sound.rate == sound_rate) return;
  soxr_error_t problem = nullptr;
  parts_->resampler.reset(
      libsound().soxr_create(parts_->sound.rate, sound_rate, 2, &problem, nullptr, nullptr, nullptr));
  if (problem != nullptr) throw Error(as_is(std::string("libsoxr: ") + problem));
}

SoundReader::~SoundReader() = default;
SoundReader::SoundReader(SoundReader&&) noexcept = default;
SoundReader& SoundReader::operator=(SoundReader&&) noexcept = default;

std::size_t SoundReader::read(std::span<StereoSample> to) {
  return parts_->resampler ? parts_->resample(to) : parts_->copy(to);
}

void SoundReader::skip(std::int64_t samples) {
  std::vector<StereoSample> passed(4096);
  while (samples > 0) {
    const auto some = std::min<std::int64_t>(samples, std::ssize(passed));
    if (read(std::span(passed).first(static_cast<std::size_t>(some))) == 0) return;
    samples -= some;
  }
}

}  // namespace homebound::data
