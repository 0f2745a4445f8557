// Files of sound: WAV, FLAC, MP3, and Vorbis and Opus in Ogg, read as a film and a loudspeaker take them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace homebound::data {

inline constexpr int sound_rate = 48'000;  // samples a second of each channel

// One moment of sound: what the left and the right ear hear, from -1 to 1.
using StereoSample = std::array<float, 2>;

// Returns the seconds that a file lasts. Throws Error when it holds no sound or cannot be read to its end;
// the message follows the file's name: "'a.wav' is no sound ...".
double sound_seconds(const std::filesystem::path& file);

// Reads a file from its beginning on, at 48 kHz. One channel is heard on both sides; of several the middle
// one is, and those at the sides and behind are heard on theirs.
class SoundReader {
 public:
  // Throws as sound_seconds() does.
  explicit SoundReader(std::filesystem::path file);
  ~SoundReader();
  SoundReader(SoundReader&&) noexcept;
  SoundReader& operator=(SoundReader&&) noexcept;

  // Fills the samples that follow, and returns how many there were: fewer than asked for only at the file's
  // end. Throws Error, naming the file, when it ends before the length that it states.
  std::size_t read(std::span<StereoSample> to);
  // Passes over samples, or as many as there are.
  void skip(std::int64_t samples);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace homebound::data
