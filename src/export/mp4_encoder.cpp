#include "export/mp4_encoder.h"

#include <fmt/format.h>

namespace homebound::exporting {
namespace {

constexpr AVPixelFormat source_format = AV_PIX_FMT_RGB0;

}  // namespace

Mp4Encoder::Mp4Encoder(const OutputFile& output, const FilmSettings& settings)
    : output_(output), frame_(av_frame_alloc()), packet_(av_packet_alloc()) {
  av_log_set_level(AV_LOG_FATAL);  // failures come back as results
  open_codec(settings);
  open_file(settings);
  open_conversion();
}

Mp4Encoder::~Mp4Encoder() = default;

void Mp4Encoder::FreeFormat::operator()(AVFormatContext* format) const {
  avio_closep(&format->pb);
  avformat_free_context(format);
}

void Mp4Encoder::open_codec(const FilmSettings& settings) {
  const AVCodec* const codec = avcodec_find_encoder_by_name("libx264");
  if (codec == nullptr) output_.fail("this libavcodec is built without libx264, so it cannot encode H.264");
  codec_.reset(avcodec_alloc_context3(codec));
  codec_->width = settings.width;
  codec_->height = settings.height;
  codec_->pix_fmt = AV_PIX_FMT_YUV420P;
  codec_->time_base = {settings.rate.denominator, settings.rate.numerator};
  codec_->framerate = {settings.rate.numerator, settings.rate.denominator};
  codec_->sample_aspect_ratio = {1, 1};
  codec_->color_range = AVCOL_RANGE_MPEG;
  codec_->colorspace = AVCOL_SPC_BT709;
  codec_->color_primaries = AVCOL_PRI_BT709;
  codec_->color_trc = AVCOL_TRC_BT709;
  codec_->chroma_sample_location = AVCHROMA_LOC_LEFT;
  codec_->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;  // MP4 keeps the parameter sets outside the frames
  check(av_opt_set(codec_->priv_data, "preset", settings.preset.c_str(), 0));
  check(av_opt_set_double(codec_->priv_data, "crf", settings.quality, 0));
  check(avcodec_open2(codec_.get(), codec, nullptr));
}

void Mp4Encoder::open_file(const FilmSettings& settings) {
  const std::string url = libav_url(output_.written_to().string());
  AVFormatContext* format = nullptr;
  check(avformat_alloc_output_context2(&format, nullptr, "mp4", url.c_str()));
  format_.reset(format);
  AVStream* const stream = avformat_new_stream(format, nullptr);
  stream->time_base = codec_->time_base;
  stream->avg_frame_rate = codec_->framerate;
  check(avcodec_parameters_from_context(stream->codecpar, codec_.get()));
  const auto describe = [&](const char* key, const std::string& text) {
    if (!text.empty()) av_dict_set(&format->metadata, key, text.c_str(), 0);
  };
  describe("title", settings.title);
  describe("comment", settings.source);
  check(avio_open(&format->pb, url.c_str(), AVIO_FLAG_WRITE));
  AVDictionary* options = nullptr;
  av_dict_set(&options, "movflags", "+faststart", 0);
  const int result = avformat_write_header(format, &options);
  av_dict_free(&options);
  check(result);
}

void Mp4Encoder::open_conversion() {
  const int width = codec_->width, height = codec_->height;
  conversion_.reset(sws_getContext(width, height, source_format, width, height, codec_->pix_fmt,
                                   SWS_BILINEAR | SWS_FULL_CHR_H_INP | SWS_ACCURATE_RND, nullptr, nullptr,
                                   nullptr));
  if (!conversion_) output_.fail("libswscale cannot convert its colours");
  // Without this swscale uses the matrix of BT.601, whatever the frame is marked with.
  const int* const matrix = sws_getCoefficients(SWS_CS_ITU709);
  constexpr int full_range = 1, limited_range = 0, one = 1 << 16;
  check(sws_setColorspaceDetails(conversion_.get(), matrix, full_range, matrix, limited_range, 0, one, one));
  frame_->format = codec_->pix_fmt;
  frame_->width = width;
  frame_->height = height;
  frame_->pts = 0;
  check(av_frame_get_buffer(frame_.get(), 0));
}

void Mp4Encoder::add(const scene::Pixels& frame) {
  check(av_frame_make_writable(frame_.get()));
  const std::uint8_t* const rows[] = {frame.rgba.data()};
  const int strides[] = {4 * frame.width};
  check(sws_scale(conversion_.get(), rows, strides, 0, frame.height, frame_->data, frame_->linesize));
  send(frame_.get());
  ++frame_->pts;
}

void Mp4Encoder::finish() {
  send(nullptr);
  check(av_write_trailer(format_.get()));
  check(avio_closep(&format_->pb));
}

void Mp4Encoder::send(const AVFrame* frame) {
  check(avcodec_send_frame(codec_.get(), frame));
  for (;;) {
    const int result = avcodec_receive_packet(codec_.get(), packet_.get());
    if (result == AVERROR(EAGAIN) || result == AVERROR_EOF) return;
    check(result);
    packet_->duration = 1;
    av_packet_rescale_ts(packet_.get(), codec_->time_base, format_->streams[0]->time_base);
    check(av_interleaved_write_frame(format_.get(), packet_.get()));
  }
}

int Mp4Encoder::check(int result) const {
  if (result < 0) output_.fail(libav_reason(result));
  return result;
}

}  // namespace homebound::exporting
