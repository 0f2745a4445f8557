// Pixels to H.264 in an MP4 file, frame after frame.
#pragma once

#include "export/film.h"
#include "export/libav.h"

namespace homebound::exporting {

class Mp4Encoder {
 public:
  // Throws Error through output.fail(), as all here do. `output` must outlive this.
  Mp4Encoder(const OutputFile& output, const FilmSettings& settings);
  ~Mp4Encoder();
  Mp4Encoder(const Mp4Encoder&) = delete;
  Mp4Encoder& operator=(const Mp4Encoder&) = delete;

  void add(const scene::Pixels& frame);  // of the settings' size
  void finish();

 private:
  struct FreeFormat {
    void operator()(AVFormatContext* format) const;
  };

  void open_codec(const FilmSettings& settings);
  void open_file(const FilmSettings& settings);
  void open_conversion();
  void send(const AVFrame* frame);  // null: no more
  int check(int result) const;      // fails when negative

  const OutputFile& output_;
  Libav<AVCodecContext> codec_;
  std::unique_ptr<AVFormatContext, FreeFormat> format_;
  Libav<SwsContext> conversion_;
  Libav<AVFrame> frame_;
  Libav<AVPacket> packet_;
};

}  // namespace homebound::exporting
