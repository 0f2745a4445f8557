#include "export/film_check.h"

#include <cmath>

#include <fmt/format.h>

#include "export/libav.h"

namespace homebound::exporting {
namespace {

struct CloseInput {
  void operator()(AVFormatContext* format) const { avformat_close_input(&format); }
};

}  // namespace

void check_film(const OutputFile& output, const FilmSettings& settings, int frames) {
  AVFormatContext* opened = nullptr;
  const std::string url = libav_url(output.written_to().string());
  const int result = avformat_open_input(&opened, url.c_str(), av_find_input_format("mp4"), nullptr);
  if (result < 0) output.fail("read back, it is no film: " + libav_reason(result));
  const std::unique_ptr<AVFormatContext, CloseInput> format(opened);
  if (format->nb_streams != 1) output.fail(fmt::format("read back, it has {} streams", format->nb_streams));
  const AVStream& stream = *format->streams[0];
  const AVCodecParameters& codec = *stream.codecpar;
  if (codec.codec_id != AV_CODEC_ID_H264 || codec.width != settings.width ||
      codec.height != settings.height) {
    output.fail(fmt::format("read back, it is {} of {} x {} pixels", avcodec_get_name(codec.codec_id),
                            codec.width, codec.height));
  }
  if (stream.nb_frames != frames) {
    output.fail(fmt::format("read back, it has {} of {} frames", stream.nb_frames, frames));
  }
  const double seconds = static_cast<double>(stream.duration) * av_q2d(stream.time_base);
  const double frame = 1 / settings.rate.frames_a_second();
  if (!(std::abs(seconds - frames * frame) < frame / 2)) {
    output.fail(fmt::format("read back, it lasts {} s instead of {} s", seconds, frames * frame));
  }
}

}  // namespace homebound::exporting
