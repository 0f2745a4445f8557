// Encodes frames one by one into a film file with one of libavcodec's encoders.
#pragma once

#include <optional>

#include "exporting/film/film_codec.h"
#include "exporting/film/film_writer.h"
#include "exporting/film/libav.h"
#include "exporting/film/palette.h"
#include "exporting/film/sound_stream.h"
#include "exporting/film/subtitle_tracks.h"

namespace homebound::exporting {

class Encoder {
 public:
  // Opens the file and the codec. Every function here throws Error through output.fail(). `output` and
  // `settings` must outlive this object.
  Encoder(const OutputFile& output, const FilmSettings& settings);
  ~Encoder();
  Encoder(const Encoder&) = delete;
  Encoder& operator=(const Encoder&) = delete;

  void add(const WholeFrame& frame);  // must have the settings' size, and follow the one before
  void finish();

 private:
  struct FreeFormat {
    void operator()(AVFormatContext* format) const;
  };

  void open_codec();
  void open_file();
  void open_sound();
  void open_frame();
  void send(const AVFrame* frame);  // null: flushes the encoder
  int check(int result) const;      // throws when negative

  void begin_stretch();
  const OutputFile& output_;
  const FilmSettings& settings_;
  const FilmCodec& kind_;
  Libav<AVCodecContext> codec_;
  std::unique_ptr<AVFormatContext, FreeFormat> format_;
  Libav<AVFrame> frame_;
  Libav<AVPacket> packet_;
  std::optional<Palettiser> palettiser_;  // for GIF only
  std::int64_t before_ = 0;               // frames of the stretches before this one
  std::optional<SoundStream> sound_;
  std::optional<SubtitleTracks> tracks_;
  bool ended_ = false;  // the trailer was written, or tried
};

}  // namespace homebound::exporting
