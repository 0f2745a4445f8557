#include "exporting/film/frame_clock.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/error.h"
#include "exporting/film/film_codec.h"

namespace homebound::exporting {

namespace {

// Parts begin where stretches of the film do.
FrameClock part_of(FrameClock clock, const Request& request) {
  const FilmCodec* codec = film_codec(request.output.format);
  const int stretch = codec ? codec->stretch : 1;
  if (stretch == 0)
    throw UsageError(told("parts of a {} film cannot be joined; make .mp4, .webm, .mov or a folder of frames",
                          "{} 视频的各部分无法拼接；请制作 .mp4、.webm、.mov 或帧文件夹", codec->name));
  const std::int64_t stretches = (clock.frames + stretch - 1) / stretch;
  const int number = request.part.number, of = request.part.of;
  if (of > stretches)
    throw UsageError(told("the film of {} frames can be cut into {} at most, not into {} parts",
                          "{}帧的视频最多可分为{}部分，而非{}部分", clock.frames, stretches, of));
  const auto border = [&](int part) {
    return std::min(clock.frames, static_cast<int>(stretches * part / of) * stretch);
  };
  clock.first = border(number - 1), clock.end = border(number);
  return clock;
}

}  // namespace

FrameClock frame_clock(const Request& request, const timeline::Timeline& timeline) {
  FrameClock clock;
  clock.from = request.from.value_or(0);
  clock.to = request.to.value_or(timeline.story.duration());
  if (!(clock.from < clock.to))
    throw UsageError(told("the film is empty: it would run from second {:g} of the story to second {:g}",
                          "视频为空：所选时段为全程的第{:g}秒至第{:g}秒", clock.from, clock.to));
  const double seconds = request.seconds.value_or(clock.to - clock.from);
  if (!(seconds > 0))
    throw UsageError(told("a film cannot last {:g} seconds", "视频时长不能为{:g}秒", seconds));
  const double frames = std::round(seconds * request.rate.frames_a_second());
  constexpr double most = 10e6;
  if (frames > most)
    throw UsageError(told("a film of {:.0f} frames is too long", "{:.0f}帧的视频过长", frames));
  clock.frames = std::max(1, static_cast<int>(frames));
  if (request.part.of > 1) return part_of(clock, request);
  clock.first = request.frames.first;
  clock.end = request.frames.end.value_or(clock.frames);
  if (clock.first < 0 || clock.first >= clock.end || clock.end > clock.frames)
    throw UsageError(told("the film has frames 0:{}; there is no part {}:{} of it",
                          "视频的帧为 0:{}，不含 {}:{}", clock.frames, clock.first, clock.end));
  return clock;
}

}  // namespace homebound::exporting
