// The formats of films, one a row.
#pragma once

#include <optional>
#include <span>

#include "exporting/film/libav.h"
#include "exporting/format.h"

namespace homebound::exporting {

struct CodecOption {
  const char* name;
  const char* value;
};

struct FilmCodec {
  const char* name;                      // as people say it
  const char* muxer;                     // libavformat's name, of reading too
  const char* encoder;                   // libavcodec's name
  std::span<const CodecOption> options;  // of the encoder
  std::span<const CodecOption> transparent_options;
  std::span<const CodecOption> muxer_options;
  Format format;
  AVCodecID codec;
  AVPixelFormat opaque;
  AVPixelFormat transparent;  // none: it has no transparency
  double most_frames_a_second = 1000;

  bool even() const { return opaque == AV_PIX_FMT_YUV420P; }  // sizes: colour is kept for blocks of 2 x 2
};

// Nothing for what is no film of one file.
const FilmCodec* film_codec(Format format);

}  // namespace homebound::exporting
