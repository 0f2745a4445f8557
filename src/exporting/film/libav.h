// Owning pointers for libav's objects, and small helpers.
#pragma once

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/opt.h>
}

#include <array>
#include <memory>
#include <string>

namespace homebound::exporting {

struct LibavFree {
  void operator()(AVCodecContext* c) const { avcodec_free_context(&c); }
  void operator()(AVFrame* f) const { av_frame_free(&f); }
  void operator()(AVPacket* p) const { av_packet_free(&p); }
};
template <class Object>
using Libav = std::unique_ptr<Object, LibavFree>;

// Returns libav's message for a negative result.
inline std::string libav_reason(int result) {
  std::array<char, AV_ERROR_MAX_STRING_SIZE> text{};
  av_strerror(result, text.data(), text.size());
  return text.data();
}

// Returns the file as a URL with its protocol, so that no file name is mistaken for a network address.
inline std::string libav_url(const std::string& file) { return "file:" + file; }

}  // namespace homebound::exporting
