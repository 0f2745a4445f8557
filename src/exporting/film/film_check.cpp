#include "exporting/film/film_check.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "exporting/film/film_codec.h"

namespace homebound::exporting {
namespace {

struct CloseInput {
  void operator()(AVFormatContext* format) const { libav().avformat_close_input(&format); }
};

}  // namespace

void check_film(const OutputFile& output, const FilmSettings& settings, int frames) {
  const FilmCodec& kind = *film_codec(settings.format);
  AVFormatContext* opened = nullptr;
  const std::string url = libav_url(output.written_to().string());
  const int result =
      libav().avformat_open_input(&opened, url.c_str(), libav().av_find_input_format(kind.muxer), nullptr);
  if (result < 0)
    output.fail(told("verification failed: not a film ({})", "校验失败：写出的文件不是有效视频（{}）",
                     libav_reason(result)));
  const std::unique_ptr<AVFormatContext, CloseInput> format(opened);
  const std::size_t tracks = kind.subtitles == AV_CODEC_ID_NONE ? 0 : settings.subtitles.size();
  const std::size_t sounds = settings.sound.silent() ? 0 : 1;
  if (format->nb_streams != 1 + sounds + tracks)
    output.fail(told("verification failed: {} streams", "校验失败：实有{}路流", format->nb_streams));
  const AVStream& stream = *format->streams[0];
  const AVCodecParameters& codec = *stream.codecpar;
  if (codec.codec_id != kind.codec || codec.width != settings.width || codec.height != settings.height)
    output.fail(told("verification failed: {} of {} x {} pixels", "校验失败：实为 {}，{} × {}像素",
                     libav().avcodec_get_name(codec.codec_id), codec.width, codec.height));
  // Not every format states its number of frames up front, so all of the file is read.
  const Libav<AVPacket> packet(libav().av_packet_alloc());
  int found = 0;
  std::int64_t begin = 0, last = 0, heard = 0;
  while (libav().av_read_frame(format.get(), packet.get()) >= 0) {
    if (packet->stream_index != 0) {
      if (sounds == 1 && packet->stream_index == 1) heard = std::max(heard, packet->pts + packet->duration);
      libav().av_packet_unref(packet.get());
      continue;
    }
    begin = found == 0 ? packet->pts : std::min(begin, packet->pts);
    last = found == 0 ? packet->pts : std::max(last, packet->pts);
    if (packet->size > 0) ++found;
    libav().av_packet_unref(packet.get());
  }
  if (found != frames)
    output.fail(told("verification failed: {} of {} frames", "校验失败：实有{}帧，应有{}帧", found, frames));
  // Measures from the first frame to the last. A container's time base may be as coarse as 1/100 s.
  const double seconds = static_cast<double>(last - begin) * av_q2d(stream.time_base);
  const double expected = (frames - 1) / settings.rate.frames_a_second();
  if (!(std::abs(seconds - expected) <= av_q2d(stream.time_base) + 0.001))
    output.fail(told("verification failed: frames {} s apart instead of {} s",
                     "校验失败：帧间隔为{}秒，应为{}秒", seconds, expected));
  if (sounds == 0) return;
  // The encoder fills its last packet up.
  const double sound = static_cast<double>(heard) * av_q2d(format->streams[1]->time_base);
  const double wanted = static_cast<double>(settings.sound.length()) / data::sound_rate;
  constexpr double packet_seconds = 0.025;
  if (format->streams[1]->codecpar->codec_id != kind.sound->codec ||
      !(std::abs(sound - wanted) <= packet_seconds))
    output.fail(told("verification failed: sound of {:.3f} s instead of {:.3f} s",
                     "校验失败：声音长{:.3f}秒，应为{:.3f}秒", sound, wanted));
}

}  // namespace homebound::exporting
