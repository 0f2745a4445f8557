#include "exporting/film/soundtrack.h"

#include <algorithm>
#include <cmath>

#include "exporting/film/film_codec.h"

namespace homebound::exporting {
namespace {

// Returns the sample at which a frame begins to be shown.
std::int64_t sample_of(int frame, FrameRate rate) {
  return std::llround(frame * static_cast<double>(data::sound_rate) / rate.frames_a_second());
}

}  // namespace

Soundtrack soundtrack_of(const timeline::Timeline& timeline, const FrameClock& clock, FrameRate rate) {
  Soundtrack track{{}, sample_of(clock.first, rate), sample_of(clock.end, rate)};
  const auto& scenes = timeline.scenario->scenes;
  // The last frame shows the last second.
  const double pace =
      clock.frames > 1 ? (clock.frames - 1) / rate.frames_a_second() / (clock.to - clock.from) : 1;
  for (std::size_t i = 0; i < scenes.size(); ++i) {
    const double begins = timeline.story.stretches[i].from_second;
    // A scene that begins where the film ends is not shown.
    if (!scenes[i].narration || begins >= clock.to) continue;
    const double from = (begins - clock.from) * pace * data::sound_rate;
    const double to = from + scenes[i].narration->seconds * data::sound_rate;
    if (to > static_cast<double>(track.begin) && from < static_cast<double>(track.end))
      track.pieces.push_back({scenes[i].narration->path, std::llround(from)});
  }
  return track;
}

Text why_silent(const Request& request, const timeline::Timeline& timeline, const FrameClock& clock) {
  if (!request.sound || soundtrack_of(timeline, clock, request.rate).silent()) return {};
  const FilmCodec* const codec = film_codec(request.output.format);
  if (request.output.format != Format::wav && (codec == nullptr || codec->sound == nullptr))
    return {"such a film has no sound; export the narration by itself, to a .wav file",
            "此类视频没有声音；旁白可单独导出为 .wav 文件"};
  // A frame more or less is rounding.
  const double frame = 1 / request.rate.frames_a_second();
  if (std::abs(clock.frames * frame - (clock.to - clock.from)) > frame)
    return {"the film does not last as long as the story, so its narration is left out",
            "视频时长与全程时长不同，因此不含旁白"};
  if (request.part.of > 1 && request.output.format != Format::wav)
    return {
        "parts of a film have no sound; export the narration to a .wav file, and add it when they are joined",
        "视频的各部分没有声音；请将旁白导出为 .wav 文件，拼接时再加入"};
  return {};
}

void SoundMixer::read(std::span<data::StereoSample> to) {
  std::ranges::fill(to, data::StereoSample{});
  playing_.resize(track_.pieces.size());
  for (std::size_t i = ended_; i < track_.pieces.size(); ++i) add(i, to);
  position_ += std::ssize(to);
  for (data::StereoSample& sample : to)
    for (float& side : sample) side = std::clamp(side, -1.0F, 1.0F);
}

void SoundMixer::add(std::size_t piece, std::span<data::StereoSample> to) {
  const std::int64_t before = track_.pieces[piece].from - position_;  // samples until it begins
  if (before >= std::ssize(to)) return;
  auto& reader = playing_[piece];
  if (!reader) {
    reader.emplace(track_.pieces[piece].file);
    if (before < 0) reader->skip(-before);
  }
  const auto rest = to.subspan(static_cast<std::size_t>(std::max<std::int64_t>(before, 0)));
  read_.resize(rest.size());
  const std::size_t got = reader->read(read_);
  for (std::size_t i = 0; i < got; ++i) rest[i][0] += read_[i][0], rest[i][1] += read_[i][1];
  if (got < rest.size() && piece == ended_) reader.reset(), ++ended_;
}

}  // namespace homebound::exporting
