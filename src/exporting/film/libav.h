// The functions of libav that films need, owning pointers for its objects, and small helpers.
#pragma once

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/opt.h>
}

#include <array>
#include <memory>
#include <string>

#include "base/late_library.h"

namespace homebound::exporting {

// library, function
#define HOMEBOUND_LIBAV_FUNCTIONS(X)          \
  X(avutil, av_dict_free)                     \
  X(avutil, av_dict_set)                      \
  X(avutil, av_frame_alloc)                   \
  X(avutil, av_frame_free)                    \
  X(avutil, av_frame_get_buffer)              \
  X(avutil, av_frame_make_writable)           \
  X(avutil, av_free)                          \
  X(avutil, av_log_set_level)                 \
  X(avutil, av_mallocz)                       \
  X(avutil, av_strerror)                      \
  X(avcodec, av_new_packet)                   \
  X(avcodec, av_packet_alloc)                 \
  X(avcodec, av_packet_free)                  \
  X(avcodec, av_packet_rescale_ts)            \
  X(avcodec, av_packet_unref)                 \
  X(avcodec, avcodec_alloc_context3)          \
  X(avcodec, avcodec_find_encoder_by_name)    \
  X(avcodec, avcodec_free_context)            \
  X(avcodec, avcodec_get_name)                \
  X(avcodec, avcodec_open2)                   \
  X(avcodec, avcodec_parameters_from_context) \
  X(avcodec, avcodec_receive_packet)          \
  X(avcodec, avcodec_send_frame)              \
  X(avformat, av_find_input_format)           \
  X(avformat, av_interleaved_write_frame)     \
  X(avformat, av_read_frame)                  \
  X(avformat, av_write_trailer)               \
  X(avformat, avformat_alloc_output_context2) \
  X(avformat, avformat_close_input)           \
  X(avformat, avformat_free_context)          \
  X(avformat, avformat_new_stream)            \
  X(avformat, avformat_open_input)            \
  X(avformat, avformat_write_header)          \
  X(avformat, avio_close_dyn_buf)             \
  X(avformat, avio_closep)                    \
  X(avformat, avio_open)                      \
  X(avformat, avio_open_dyn_buf)

struct LibavFunctions {
  HOMEBOUND_LIBAV_FUNCTIONS(HOMEBOUND_LATE_MEMBER)
};

// Returns the functions. The libraries are loaded by the first call and not with the program: they bring a
// hundred others, which take a third of the time in which the program starts. Throws Error when they are not
// there in the version that the program was built with.
const LibavFunctions& libav();

struct LibavFree {
  void operator()(AVCodecContext* c) const { libav().avcodec_free_context(&c); }
  void operator()(AVFrame* f) const { libav().av_frame_free(&f); }
  void operator()(AVPacket* p) const { libav().av_packet_free(&p); }
};
template <class Object>
using Libav = std::unique_ptr<Object, LibavFree>;

// Returns libav's message for a negative result.
inline std::string libav_reason(int result) {
  std::array<char, AV_ERROR_MAX_STRING_SIZE> text{};
  libav().av_strerror(result, text.data(), text.size());
  return text.data();
}

// Returns the file as a URL with its protocol, so that no file name is mistaken for a network address.
inline std::string libav_url(const std::string& file) { return "file:" + file; }

}  // namespace homebound::exporting
