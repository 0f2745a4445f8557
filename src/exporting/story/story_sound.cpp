#include "exporting/story/story_sound.h"

#include <cmath>
#include <cstdint>
#include <memory>

#include "base/error.h"
#include "exporting/film/film_codec.h"
#include "exporting/film/frame_clock.h"
#include "exporting/film/libav.h"
#include "exporting/film/sound_stream.h"
#include "exporting/film/soundtrack.h"

namespace homebound::exporting {
namespace {

void require_sound(int result) {
  if (result < 0)
    throw Error(told("the narrations cannot be encoded: {}", "无法编码旁白：{}", libav_reason(result)));
}

// A file in memory that libav writes.
class MemoryFile {
 public:
  explicit MemoryFile(const char* muxer) {
    require_sound(libav().avformat_alloc_output_context2(&format_, nullptr, muxer, nullptr));
    if (const int result = libav().avio_open_dyn_buf(&format_->pb); result < 0) {
      libav().avformat_free_context(format_);
      require_sound(result);
    }
    format_->flags |= AVFMT_FLAG_BITEXACT;
  }
  ~MemoryFile() {
    take();
    libav().avformat_free_context(format_);
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  AVFormatContext& format() { return *format_; }
  // Returns what was written, and closes the file.
  std::string take() {
    if (format_->pb == nullptr) return {};
    std::uint8_t* bytes = nullptr;
    const int size = libav().avio_close_dyn_buf(format_->pb, &bytes);
    format_->pb = nullptr;
    std::string written(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    libav().av_free(bytes);
    return written;
  }

 private:
  AVFormatContext* format_ = nullptr;
};

}  // namespace

std::string story_sound(const timeline::Timeline& timeline) {
  constexpr FrameRate rate{data::sound_rate, 1};
  const double whole = timeline.story.duration();
  const auto frames = static_cast<int>(std::lround(whole * data::sound_rate)) + 1;
  const Soundtrack track =
      soundtrack_of(timeline, {.from = 0, .to = whole, .frames = frames, .first = 0, .end = frames}, rate);
  if (track.silent()) return {};
  const FilmCodec& codec = *film_codec(Format::mp4);
  libav().av_log_set_level(AV_LOG_QUIET);  // failures are reported by return values
  MemoryFile file(codec.muxer);
  SoundStream stream(file.format(), *codec.sound, track);
  require_sound(libav().avformat_write_header(&file.format(), nullptr));
  require_sound(stream.finish());
  require_sound(libav().av_write_trailer(&file.format()));
  return file.take();
}

}  // namespace homebound::exporting
