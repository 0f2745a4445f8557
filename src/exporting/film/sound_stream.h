// Sound inside a film: AAC in MP4 and MOV, Opus in WebM.
#pragma once

#include <vector>

#include "exporting/film/film_codec.h"
#include "exporting/film/soundtrack.h"

namespace homebound::exporting {

class SoundStream {
 public:
  // Adds a stream to a film whose header is not written yet, and opens its encoder. Throws Error when that is
  // not built in. `format` and `codec` must outlive this object.
  SoundStream(AVFormatContext& format, const SoundCodec& codec, const Soundtrack& track);
  // Writes what is heard before a second of this file. Returns a negative result of libav, or 0. Throws Error
  // for a narration that cannot be read.
  int write_until(double second);
  // Writes the rest.
  int finish();

 private:
  int encode(int samples);
  int send(const AVFrame* frame);

  AVFormatContext& format_;
  AVStream* stream_;
  SoundMixer mixer_;
  std::int64_t left_, done_ = 0;  // samples
  Libav<AVCodecContext> codec_;
  Libav<AVFrame> frame_;
  Libav<AVPacket> packet_;
  std::vector<data::StereoSample> samples_;
};

}  // namespace homebound::exporting
