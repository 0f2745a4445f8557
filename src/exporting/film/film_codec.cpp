#include "exporting/film/film_codec.h"

namespace homebound::exporting {
namespace {

// Every frame that x264 looks ahead or works on takes 10 MB in 1080p. Threads that share a frame and a
// quarter of its usual look ahead need 400 MB less, and a twentieth more bytes for the same picture. The
// number of threads changes what it writes, so that it is fixed.
constexpr CodecOption x264[] = {
    {"preset", "medium"}, {"threads", "2"}, {"thread_type", "slice"}, {"rc-lookahead", "10"}};
// 17 is visually lossless; at 26, thin lines and small letters are still read.
constexpr std::array<const char*, 3> x264_factors{"26", "17", "11"}, vp9_factors{"36", "20", "12"};
// x264's AVX-512 code (164.3095) reads memory that nobody has written, and what it finds there changes the
// film.
constexpr CodecOption x264_avx512[] = {{"x264-params", "asm=AVX2"}};
constexpr CodecOption index_first[] = {{"movflags", "+faststart"}};  // lets the film play while it loads
// Constant quality. "good" at 4 takes about twice x264's time. Rows are encoded in parallel on all cores.
constexpr CodecOption vp9[] = {{"b", "0"}, {"deadline", "good"}, {"cpu-used", "4"}, {"row-mt", "1"}};
// Otherwise libvpx emits hidden frames, which the alpha stream cannot follow.
constexpr CodecOption vp9_transparent[] = {{"auto-alt-ref", "0"}};
constexpr CodecOption prores[] = {{"profile", "4444"}, {"vendor", "apl0"}, {"alpha_bits", "0"}};
constexpr CodecOption prores_transparent[] = {{"alpha_bits", "16"}};

// x264's usual distance of whole pictures: a player goes to any of them at once.
constexpr int frames_a_stretch = 250;

// Transparent to speech, and to music nearly so.
constexpr SoundCodec aac{"aac", AV_CODEC_ID_AAC, AV_SAMPLE_FMT_FLTP, 160'000};
constexpr SoundCodec opus{"libopus", AV_CODEC_ID_OPUS, AV_SAMPLE_FMT_FLT, 128'000};

// Frames per second. Browsers show a delay of 1/100 s as 1/10 s.
constexpr double gif_rate = 50;

const FilmCodec codecs[] = {
    {"MP4",
     "mp4",
     "libx264",
     x264,
     {},
     index_first,
     Format::mp4,
     AV_CODEC_ID_H264,
     AV_PIX_FMT_YUV420P,
     AV_PIX_FMT_NONE,
     any_rate,
     frames_a_stretch,
     AV_CODEC_ID_MOV_TEXT,
     x264_factors,
     &aac,
     x264_avx512},
    {"WebM",
     "webm",
     "libvpx-vp9",
     vp9,
     vp9_transparent,
     {},
     Format::webm,
     AV_CODEC_ID_VP9,
     AV_PIX_FMT_YUV420P,
     AV_PIX_FMT_YUVA420P,
     any_rate,
     frames_a_stretch,
     AV_CODEC_ID_WEBVTT,
     vp9_factors,
     &opus},
    {"MOV",
     "mov",
     "prores_ks",
     prores,
     prores_transparent,
     index_first,
     Format::mov,
     AV_CODEC_ID_PRORES,
     AV_PIX_FMT_YUV444P10,
     AV_PIX_FMT_YUVA444P10,
     any_rate,
     1,
     AV_CODEC_ID_MOV_TEXT,
     {},
     &aac},
    {"GIF",
     "gif",
     "gif",
     {},
     {},
     {},
     Format::gif,
     AV_CODEC_ID_GIF,
     AV_PIX_FMT_PAL8,
     AV_PIX_FMT_PAL8,
     gif_rate},
};

}  // namespace

const FilmCodec* film_codec(Format format) {
  for (const FilmCodec& codec : codecs)
    if (codec.format == format) return &codec;
  return nullptr;
}

}  // namespace homebound::exporting
