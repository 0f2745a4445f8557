// Pictures to a film's file, frame after frame, by one of libavcodec's encoders.
#pragma once

#include <optional>

#include "exporting/film/film_codec.h"
#include "exporting/film/film_writer.h"
#include "exporting/film/libav.h"
#include "exporting/film/palette.h"

namespace homebound::exporting {

class Encoder {
 public:
  // Throws Error through output.fail(), as all here do. `output` must outlive this.
  Encoder(const OutputFile& output, const FilmSettings& settings);
  ~Encoder();
  Encoder(const Encoder&) = delete;
  Encoder& operator=(const Encoder&) = delete;

  void add(const WholeFrame& frame);  // of the settings' size
  void finish();

 private:
  struct FreeFormat {
    void operator()(AVFormatContext* format) const;
  };

  void open_codec(const FilmSettings& settings);
  void open_file(const FilmSettings& settings);
  void open_frame();
  void send(const AVFrame* frame);  // null: no more
  int check(int result) const;      // fails when negative

  const OutputFile& output_;
  const FilmCodec& kind_;
  Libav<AVCodecContext> codec_;
  std::unique_ptr<AVFormatContext, FreeFormat> format_;
  Libav<AVFrame> frame_;
  Libav<AVPacket> packet_;
  std::optional<Palettiser> palettiser_;  // of films with few colours
};

}  // namespace homebound::exporting
