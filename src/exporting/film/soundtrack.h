// The sound of a film: the narration of each scene, from the scene's start on.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <vector>

#include "base/bilingual.h"
#include "data/sound/sound_file.h"
#include "exporting/film/frame_clock.h"
#include "exporting/film/frame_rate.h"

namespace homebound::exporting {

// Times are samples at data::sound_rate since the whole film's beginning.
struct Soundtrack {
  struct Piece {
    std::filesystem::path file;
    std::int64_t from = 0;  // negative: the film begins in the midst of it
  };
  std::vector<Piece> pieces;        // in order; one may begin a frame before the last one's end
  std::int64_t begin = 0, end = 0;  // of the part of the film that is asked for
  bool silent() const { return pieces.empty(); }
  std::int64_t length() const { return end - begin; }
};

// Returns the sound of what `clock` shows of a story, to which it is in step to the sample at each scene's
// start. Without narrations in it, it is silent.
Soundtrack soundtrack_of(const timeline::Timeline& timeline, const FrameClock& clock, FrameRate rate);

// Returns the size of a WAV file of it.
double wav_bytes(const Soundtrack& track);

// Returns why the film of a narrated story has no sound; empty where it has some, or where there is none to
// be had.
Text why_silent(const Request& request, const timeline::Timeline& timeline, const FrameClock& clock);

// Plays a soundtrack from its beginning to its end.
class SoundMixer {
 public:
  explicit SoundMixer(Soundtrack track) : track_(std::move(track)), position_(track_.begin) {}

  // Fills the samples that follow, from -1 to 1. Throws Error, naming it, for a file that cannot be read.
  void read(std::span<data::StereoSample> to);

 private:
  void add(std::size_t piece, std::span<data::StereoSample> to);

  Soundtrack track_;
  std::int64_t position_;
  std::size_t ended_ = 0;  // pieces that have ended, from the first on
  std::vector<std::optional<data::SoundReader>> playing_;
  std::vector<data::StereoSample> read_;
};

}  // namespace homebound::exporting
