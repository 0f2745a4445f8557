#include "base/error.h"
#include "drawing/digest.h"
#include "exporting/film/frame_clock.h"
#include "exporting/film/frame_writer.h"
#include "exporting/film/soundtrack.h"
#include "exporting/film/subtitles.h"
#include "exporting/parts.h"
#include "exporting/studio.h"

namespace homebound::exporting {
namespace {

// Returns the subtitles that the request asks for.
std::vector<Subtitles> asked_subtitles(const Request& request, const timeline::Timeline& timeline,
                                       const FrameClock& clock) {
  if (!request.subtitles) return {};
  if (clock.count() < clock.frames)
    throw UsageError(Text{"subtitles belong to a whole film, not to a part of one",
                          "字幕属于整部视频，不能只为其中一部分制作"});
  const double seconds = (clock.frames - 1) / request.rate.frames_a_second();
  std::vector<Subtitles> all = subtitles_of(timeline, clock, seconds, *request.subtitles);
  if (all.empty())
    throw UsageError(Text{"there is nothing for subtitles to say: no scene has a title, a text or notes",
                          "没有可作字幕的内容：场景均无标题、文字或备注"});
  return all;
}

}  // namespace

Result run_film(const Request& request, const std::shared_ptr<const timeline::Timeline>& timeline,
                const Watcher& watcher) {
  using Phase = Progress::Phase;
  const FrameClock clock = frame_clock(request, *timeline);
  watcher.tell({Phase::preparing, 0, clock.count()});
  Studio studio(request, timeline);
  const std::vector<Subtitles> subtitles = asked_subtitles(request, *timeline, clock);
  Result result;
  result.note = why_silent(request, *timeline, clock);
  Soundtrack sound;
  if (request.sound && result.note.empty()) sound = soundtrack_of(*timeline, clock, request.rate);
  const auto writer = frame_writer(request, clock.frames, studio.title(), subtitles, sound);
  render::Frames frames;
  drawing::Digester digester;
  for (int i = clock.first; i < clock.end; ++i) {
    watcher.tell({Phase::drawing, i - clock.first, clock.count()});
    const Studio::Picture picture = studio.at(clock.second(i));
    result.plan = picture.plan;
    FrameId id{i, request.output.format == Format::frames ? digester.of(picture.drawing) : ""};
    if (writer->has(id)) continue;
    writer->add(std::move(id), frames.draw(picture.drawing, picture.scale()));
    ++result.frames;
  }
  watcher.tell({Phase::finishing, clock.count(), clock.count()});
  writer->finish();
  write_subtitles(request.output.file, subtitles);
  return result;
}

}  // namespace homebound::exporting
