// The table of film formats and their codecs.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "exporting/film/libav.h"
#include "exporting/format.h"

namespace homebound::exporting {

// An option of an encoder or muxer, as libav names it.
struct CodecOption {
  const char* name;
  const char* value;
};

// How a format holds sound.
struct SoundCodec {
  const char* encoder;  // libavcodec's name
  AVCodecID codec;
  AVSampleFormat format;  // FLTP or FLT
  std::int64_t bits_a_second;
};

inline constexpr double any_rate = 1000;  // frames a second: more than anybody shows

// A film format: its muxer, encoder, options and limits.
struct FilmCodec {
  const char* name;                      // shown to users
  const char* muxer;                     // libavformat's name, for writing and reading
  const char* encoder;                   // libavcodec's name
  std::span<const CodecOption> options;  // for the encoder
  std::span<const CodecOption> transparent_options;
  std::span<const CodecOption> muxer_options;
  Format format;
  AVCodecID codec;
  AVPixelFormat opaque;
  AVPixelFormat transparent;  // AV_PIX_FMT_NONE: no transparency
  double most_frames_a_second = any_rate;
  // Frames that are encoded by themselves, from the film's first on: parts of a film that begin and end there
  // are, joined, the film. 0: no part of it stands by itself.
  int stretch = 0;
  AVCodecID subtitles = AV_CODEC_ID_NONE;  // of a track; NONE: the format holds none
  // The encoder's constant rate factors by quality; null for an encoder without.
  std::array<const char*, 3> rate_factors = {};
  const SoundCodec* sound = nullptr;  // null: the format holds none
  // Further options for the encoder on processors with AVX-512.
  std::span<const CodecOption> avx512_options = {};

  // Whether sizes must be even, because chroma is stored for blocks of 2 x 2 pixels.
  bool even() const { return opaque == AV_PIX_FMT_YUV420P; }
};

// Returns null for a format that is not a film in one file.
const FilmCodec* film_codec(Format format);

}  // namespace homebound::exporting
