#include "exporting/film/encoder.h"

#include <limits>

#include <fmt/format.h>

#include "exporting/film/yuv.h"

namespace homebound::exporting {
namespace {

// What x264 writes depends on their number, and the same film is to be the same on every machine.
constexpr int encoder_threads = 8;

bool has_avx512() {
#ifdef __x86_64__
  return __builtin_cpu_supports("avx512f");
#else
  return false;
#endif
}

}  // namespace

Encoder::Encoder(const OutputFile& output, const FilmSettings& settings)
    : output_(output),
      settings_(settings),
      kind_(*film_codec(settings.format)),
      frame_(libav().av_frame_alloc()),
      packet_(libav().av_packet_alloc()) {
  if (output_.in_place())
    output_.fail({"a film needs a file that can be read again, not a pipe or a device",
                  "视频须写入可重新读取的文件，而非管道或设备"});
  libav().av_log_set_level(AV_LOG_QUIET);  // failures are reported by return values
  open_codec();
  open_file();
  open_frame();
}

Encoder::~Encoder() {
  // Libav's GIF muxer holds a packet until its trailer is written.
  if (kind_.format == Format::gif && !ended_) libav().av_write_trailer(format_.get());
}

void Encoder::FreeFormat::operator()(AVFormatContext* format) const {
  libav().avio_closep(&format->pb);
  libav().avformat_free_context(format);
}

void Encoder::open_codec() {
  const std::string name = settings_.encoder.empty() ? kind_.encoder : settings_.encoder;
  const AVCodec* const codec = libav().avcodec_find_encoder_by_name(name.c_str());
  if (codec == nullptr)
    output_.fail(told("this libavcodec is built without {}, so it cannot make {} films",
                      "此 libavcodec 未含 {}，无法制作 {} 视频", name, kind_.name));
  codec_.reset(libav().avcodec_alloc_context3(codec));
  codec_->width = settings_.width;
  codec_->height = settings_.height;
  codec_->pix_fmt = settings_.transparent ? kind_.transparent : kind_.opaque;
  codec_->time_base = {settings_.rate.denominator, settings_.rate.numerator};
  codec_->framerate = {settings_.rate.numerator, settings_.rate.denominator};
  codec_->sample_aspect_ratio = {1, 1};
  codec_->thread_count = encoder_threads;
  if (codec_->pix_fmt != AV_PIX_FMT_PAL8) {
    codec_->color_range = AVCOL_RANGE_MPEG;
    codec_->colorspace = AVCOL_SPC_BT709;
    codec_->color_primaries = AVCOL_PRI_BT709;
    codec_->color_trc = AVCOL_TRC_BT709;
    if (kind_.even()) codec_->chroma_sample_location = AVCHROMA_LOC_LEFT;
  }
  // These containers store the decoder's parameters outside the frames.
  if (kind_.format != Format::gif) codec_->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
  AVDictionary* options = nullptr;
  const auto set = [&](const auto& list) {
    for (const auto& [option, value] : list) libav().av_dict_set(&options, option, value, 0);
  };
  set(kind_.options);
  if (const char* factor = kind_.rate_factors[static_cast<std::size_t>(settings_.quality)])
    libav().av_dict_set(&options, "crf", factor, 0);
  if (has_avx512()) set(kind_.avx512_options);
  if (settings_.transparent) set(kind_.transparent_options);
  for (const auto& [option, value] : settings_.options)
    libav().av_dict_set(&options, option.c_str(), value.c_str(), 0);
  const int result = libav().avcodec_open2(codec_.get(), codec, &options);
  libav().av_dict_free(&options);
  check(result);
}

void Encoder::open_file() {
  const std::string url = libav_url(output_.written_to().string());
  AVFormatContext* format = nullptr;
  check(libav().avformat_alloc_output_context2(&format, nullptr, kind_.muxer, url.c_str()));
  format_.reset(format);
  AVStream* const stream = libav().avformat_new_stream(format, nullptr);
  stream->time_base = codec_->time_base;
  stream->avg_frame_rate = codec_->framerate;
  check(libav().avcodec_parameters_from_context(stream->codecpar, codec_.get()));
  if (!settings_.sound.silent()) open_sound();
  if (kind_.subtitles != AV_CODEC_ID_NONE) tracks_.emplace(*format, kind_.subtitles, settings_.subtitles);
  const auto describe = [&](const char* key, const std::string& text) {
    if (!text.empty()) libav().av_dict_set(&format->metadata, key, text.c_str(), 0);
  };
  describe("title", settings_.title);
  describe("comment", settings_.source);
  check(libav().avio_open(&format->pb, url.c_str(), AVIO_FLAG_WRITE));
  format->flags |= AVFMT_FLAG_BITEXACT;  // no random numbers or dates: the same film gives the same bytes
  AVDictionary* options = nullptr;
  for (const auto& [option, value] : kind_.muxer_options) libav().av_dict_set(&options, option, value, 0);
  const int result = libav().avformat_write_header(format, &options);
  libav().av_dict_free(&options);
  check(result);
}

void Encoder::open_sound() {
  // Opus begins before the film does, with what is not heard; WebM would move the picture instead.
  format_->avoid_negative_ts = AVFMT_AVOID_NEG_TS_DISABLED;
  try {
    sound_.emplace(*format_, *kind_.sound, settings_.sound);
  } catch (const Error& e) {
    output_.fail(e.message());
  }
}

void Encoder::open_frame() {
  frame_->format = codec_->pix_fmt;
  frame_->width = codec_->width;
  frame_->height = codec_->height;
  frame_->color_range = codec_->color_range;
  frame_->colorspace = codec_->colorspace;
  frame_->color_primaries = codec_->color_primaries;
  frame_->color_trc = codec_->color_trc;
  frame_->chroma_location = codec_->chroma_sample_location;
  frame_->pts = 0;
  check(libav().av_frame_get_buffer(frame_.get(), 0));
  if (codec_->pix_fmt == AV_PIX_FMT_PAL8) palettiser_.emplace();
}

// An encoder remembers all that it has encoded: a new one makes of the same frames the same bytes, whatever
// came before.
void Encoder::begin_stretch() {
  send(nullptr);
  before_ += frame_->pts;
  frame_->pts = 0;
  open_codec();
}

void Encoder::add(const WholeFrame& frame) {
  if (kind_.stretch > 1 && frame.id.number % kind_.stretch == 0 && frame_->pts > 0) begin_stretch();
  check(libav().av_frame_make_writable(frame_.get()));  // copies if the encoder still reads the last frame
  if (palettiser_) {
    const std::vector<render::PixelRect> redrawn = palettiser_->prepare(frame);
    for (const render::PixelRect& r : redrawn)
      palettiser_->draw(frame.picture, r, frame_->data[0], frame_->linesize[0]);
    std::copy_n(palettiser_->colours().data(), 256, reinterpret_cast<std::uint32_t*>(frame_->data[1]));
  } else {
    for (const render::PixelRect& r : frame.changed) to_yuv(frame.picture, r, *frame_);
  }
  send(frame_.get());
  ++frame_->pts;
}

void Encoder::finish() {
  send(nullptr);
  if (sound_) check(sound_->finish());
  if (tracks_) check(tracks_->write_until(std::numeric_limits<double>::infinity()));
  ended_ = true;
  check(libav().av_write_trailer(format_.get()));
  check(libav().avio_closep(&format_->pb));
}

void Encoder::send(const AVFrame* frame) {
  check(libav().avcodec_send_frame(codec_.get(), frame));
  for (;;) {
    const int result = libav().avcodec_receive_packet(codec_.get(), packet_.get());
    if (result == AVERROR(EAGAIN) || result == AVERROR_EOF) return;
    check(result);
    packet_->pts += before_, packet_->dts += before_;
    packet_->duration = 1;
    const double second = static_cast<double>(packet_->pts) * av_q2d(codec_->time_base);
    if (sound_) check(sound_->write_until(second));
    if (tracks_) check(tracks_->write_until(second));
    libav().av_packet_rescale_ts(packet_.get(), codec_->time_base, format_->streams[0]->time_base);
    check(libav().av_interleaved_write_frame(format_.get(), packet_.get()));
  }
}

int Encoder::check(int result) const {
  if (result < 0) output_.fail(as_is(libav_reason(result)));
  return result;
}

}  // namespace homebound::exporting
