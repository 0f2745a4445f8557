#include "exporting/film/sound_stream.h"

#include <algorithm>

#include "base/error.h"

namespace homebound::exporting {

SoundStream::SoundStream(AVFormatContext& format, const SoundCodec& kind, const Soundtrack& track)
    : format_(format),
      stream_(libav().avformat_new_stream(&format, nullptr)),
      mixer_(track),
      left_(track.length()),
      frame_(libav().av_frame_alloc()),
      packet_(libav().av_packet_alloc()) {
  const AVCodec* const codec = libav().avcodec_find_encoder_by_name(kind.encoder);
  if (codec == nullptr)
    throw Error(told("this libavcodec is built without {}, so films have no sound: use --no-sound",
                     "此 libavcodec 未含 {}，视频无法带有声音：请使用 --no-sound", kind.encoder));
  codec_.reset(libav().avcodec_alloc_context3(codec));
  codec_->sample_rate = data::sound_rate;
  codec_->sample_fmt = kind.format;
  codec_->ch_layout = AV_CHANNEL_LAYOUT_STEREO;
  codec_->bit_rate = kind.bits_a_second;
  codec_->time_base = {1, data::sound_rate};
  codec_->flags |= AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT;
  const auto check = [](int result) {
    if (result < 0) throw Error(as_is(libav_reason(result)));
  };
  check(libav().avcodec_open2(codec_.get(), codec, nullptr));
  stream_->time_base = codec_->time_base;
  check(libav().avcodec_parameters_from_context(stream_->codecpar, codec_.get()));
  samples_.resize(static_cast<std::size_t>(codec_->frame_size));
  frame_->format = codec_->sample_fmt;
  frame_->sample_rate = codec_->sample_rate;
  frame_->ch_layout = codec_->ch_layout;
  frame_->nb_samples = codec_->frame_size;
  check(libav().av_frame_get_buffer(frame_.get(), 0));
}

int SoundStream::write_until(double second) {
  while (left_ >= codec_->frame_size && static_cast<double>(done_) < second * data::sound_rate)
    if (const int result = encode(codec_->frame_size); result < 0) return result;
  return 0;
}

int SoundStream::finish() {
  while (left_ > 0)
    if (const int result = encode(static_cast<int>(std::min<std::int64_t>(left_, codec_->frame_size)));
        result < 0)
      return result;
  return send(nullptr);
}

int SoundStream::encode(int samples) {
  if (const int result = libav().av_frame_make_writable(frame_.get()); result < 0) return result;
  const std::span<data::StereoSample> some = std::span(samples_).first(static_cast<std::size_t>(samples));
  mixer_.read(some);
  if (codec_->sample_fmt == AV_SAMPLE_FMT_FLTP) {
    for (std::size_t side = 0; side < 2; ++side)
      std::ranges::transform(some, reinterpret_cast<float*>(frame_->data[side]),
                             [side](const data::StereoSample& sample) { return sample[side]; });
  } else {
    std::ranges::copy(some, reinterpret_cast<data::StereoSample*>(frame_->data[0]));
  }
  frame_->nb_samples = samples;
  frame_->pts = done_;
  done_ += samples, left_ -= samples;
  return send(frame_.get());
}

int SoundStream::send(const AVFrame* frame) {
  if (const int result = libav().avcodec_send_frame(codec_.get(), frame); result < 0) return result;
  for (;;) {
    const int result = libav().avcodec_receive_packet(codec_.get(), packet_.get());
    if (result == AVERROR(EAGAIN) || result == AVERROR_EOF) return 0;
    if (result < 0) return result;
    packet_->stream_index = stream_->index;
    libav().av_packet_rescale_ts(packet_.get(), codec_->time_base, stream_->time_base);
    if (const int written = libav().av_interleaved_write_frame(&format_, packet_.get()); written < 0)
      return written;
  }
}

}  // namespace homebound::exporting
