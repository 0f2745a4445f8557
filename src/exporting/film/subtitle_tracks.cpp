#include "exporting/film/subtitle_tracks.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <string_view>

namespace homebound::exporting {
namespace {

// The sample description of 3GPP TS 26.245, 5.16, after its type: shown below, in the middle, white without a
// background, in the font Sans at 18 pixels.
constexpr std::string_view timed_text{
    "\0\0\0\0"                           // display flags
    "\1\377"                             // horizontally in the middle, vertically at the bottom
    "\0\0\0\0"                           // background
    "\0\0\0\0\0\0\0\0"                   // the whole box
    "\0\0\0\0\0\1\0\22\377\377\377\377"  // style: of no characters, font 1, plain, 18 pixels, white
    "\0\0\0\21ftab\0\1\0\1\4Sans",
    47};
constexpr AVRational milliseconds{1, 1000};

void describe(AVCodecParameters& codec, std::string_view description) {
  void* const bytes = libav().av_mallocz(description.size() + AV_INPUT_BUFFER_PADDING_SIZE);
  if (bytes == nullptr) throw std::bad_alloc();
  codec.extradata = static_cast<std::uint8_t*>(bytes);
  codec.extradata_size = static_cast<int>(description.size());
  std::ranges::copy(description, codec.extradata);
}

// Returns what a packet holds: in timed text the number of bytes comes first.
std::string packed(const Cue& cue, AVCodecID codec) {
  if (codec != AV_CODEC_ID_MOV_TEXT) return cue.text;
  const std::size_t size = cue.text.size();
  return std::string{static_cast<char>(size >> 8), static_cast<char>(size & 0xFF)} + cue.text;
}

}  // namespace

SubtitleTracks::SubtitleTracks(AVFormatContext& format, AVCodecID codec,
                               const std::vector<Subtitles>& subtitles)
    : format_(format), codec_(codec), packet_(libav().av_packet_alloc()) {
  for (const Subtitles& one : subtitles) {
    AVStream* const stream = libav().avformat_new_stream(&format, nullptr);
    stream->codecpar->codec_type = AVMEDIA_TYPE_SUBTITLE;
    stream->codecpar->codec_id = codec;
    stream->time_base = milliseconds;
    // The first one is shown without being asked for.
    if (tracks_.empty()) stream->disposition = AV_DISPOSITION_DEFAULT;
    // MP4 takes the terminological codes of ISO 639-2, Matroska and QuickTime the bibliographic ones.
    const char* const chinese = std::string_view(format.oformat->name) == "mp4" ? "zho" : "chi";
    const char* const language = one.language == Language::chinese ? chinese : "eng";
    libav().av_dict_set(&stream->metadata, "language", language, 0);
    if (codec == AV_CODEC_ID_MOV_TEXT) describe(*stream->codecpar, timed_text);
    tracks_.push_back({stream, one});
  }
}

int SubtitleTracks::write_until(double second) {
  for (Track& track : tracks_)
    for (const auto& cues = track.subtitles.cues; track.written < cues.size(); ++track.written) {
      if (cues[track.written].from >= second) break;
      if (const int result = write(track, cues[track.written]); result < 0) return result;
    }
  return 0;
}

int SubtitleTracks::write(Track& track, const Cue& cue) {
  const std::string bytes = packed(cue, codec_);
  if (const int result = libav().av_new_packet(packet_.get(), static_cast<int>(bytes.size())); result < 0)
    return result;
  std::ranges::copy(bytes, packet_->data);
  packet_->stream_index = track.stream->index;
  packet_->flags = AV_PKT_FLAG_KEY;
  packet_->pts = packet_->dts = std::llround(cue.from * 1000);
  packet_->duration = std::llround(cue.to * 1000) - packet_->pts;
  libav().av_packet_rescale_ts(packet_.get(), milliseconds, track.stream->time_base);
  return libav().av_interleaved_write_frame(&format_, packet_.get());
}

}  // namespace homebound::exporting
