#include "exporting/story/jpeg.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/error.h"
#include "exporting/film/libav.h"

namespace homebound::exporting {
namespace {

constexpr int quantiser = 2;            // libav's scale, 1 (best) to 31
constexpr std::size_t least_side = 64;  // pixels: less is no picture worth the trouble
constexpr std::size_t least_colours = 2000;

// Writes the full-range Y'CbCr of ITU-R BT.601, as JFIF has it.
void to_full_range(const drawing::Pixels& pixels, AVFrame& frame) {
  const auto whole = [](double v) { return static_cast<std::uint8_t>(std::clamp(std::lround(v), 0L, 255L)); };
  const std::uint8_t* in = pixels.rgba.data();
  for (int y = 0; y < pixels.height; ++y) {
    std::array<std::uint8_t*, 3> out{};
    for (std::size_t plane = 0; plane < out.size(); ++plane)
      out[plane] = frame.data[plane] + static_cast<std::ptrdiff_t>(y) * frame.linesize[plane];
    for (int x = 0; x < pixels.width; ++x, in += 4) {
      const double r = in[0], g = in[1], b = in[2];
      *out[0]++ = whole(0.299 * r + 0.587 * g + 0.114 * b);
      *out[1]++ = whole(128 - 0.168736 * r - 0.331264 * g + 0.5 * b);
      *out[2]++ = whole(128 + 0.5 * r - 0.418688 * g - 0.081312 * b);
    }
  }
}

std::optional<std::string> encoded(const LibavFunctions& av, const drawing::Pixels& pixels) {
  av.av_log_set_level(AV_LOG_QUIET);
  const AVCodec* const codec = av.avcodec_find_encoder_by_name("mjpeg");
  if (codec == nullptr) return std::nullopt;
  const Libav<AVCodecContext> context(av.avcodec_alloc_context3(codec));
  const Libav<AVFrame> frame(av.av_frame_alloc());
  const Libav<AVPacket> packet(av.av_packet_alloc());
  if (!context || !frame || !packet) return std::nullopt;
  context->width = frame->width = pixels.width;
  context->height = frame->height = pixels.height;
  context->pix_fmt = AV_PIX_FMT_YUVJ444P;
  frame->format = AV_PIX_FMT_YUVJ444P;
  context->color_range = frame->color_range = AVCOL_RANGE_JPEG;
  context->time_base = {1, 1};
  context->thread_count = 1;
  context->flags |= AV_CODEC_FLAG_QSCALE | AV_CODEC_FLAG_BITEXACT;
  context->global_quality = frame->quality = quantiser * FF_QP2LAMBDA;
  if (av.avcodec_open2(context.get(), codec, nullptr) < 0 || av.av_frame_get_buffer(frame.get(), 0) < 0)
    return std::nullopt;
  frame->pts = 0;
  to_full_range(pixels, *frame);
  if (av.avcodec_send_frame(context.get(), frame.get()) < 0 ||
      av.avcodec_send_frame(context.get(), nullptr) < 0 ||
      av.avcodec_receive_packet(context.get(), packet.get()) < 0)
    return std::nullopt;
  return std::string(reinterpret_cast<const char*>(packet->data), static_cast<std::size_t>(packet->size));
}

}  // namespace

bool is_continuous(const drawing::Pixels& pixels) {
  const std::size_t count = pixels.rgba.size() / 4;
  if (count < least_side * least_side) return false;
  std::vector<std::uint8_t> seen(std::size_t{1} << 18U);  // colours of six bits a channel
  std::size_t colours = 0;
  for (std::size_t i = 0; i < pixels.rgba.size(); i += 4) {
    const std::uint8_t* const p = &pixels.rgba[i];
    if (p[3] != 255) return false;
    const auto colour = static_cast<std::size_t>(p[0] >> 2U) << 12U |
                        static_cast<std::size_t>(p[1] >> 2U) << 6U | static_cast<std::size_t>(p[2] >> 2U);
    if (seen[colour] == 0) seen[colour] = 1, ++colours;
  }
  return colours >= std::min(least_colours, count / 32);
}

std::optional<std::string> jpeg(const drawing::Pixels& pixels) {
  try {
    return encoded(libav(), pixels);
  } catch (const Error&) {  // it is not there
    return std::nullopt;
  }
}

}  // namespace homebound::exporting
