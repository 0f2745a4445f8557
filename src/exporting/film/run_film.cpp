#include "drawing/digest.h"
#include "exporting/film/frame_clock.h"
#include "exporting/film/frame_writer.h"
#include "exporting/parts.h"
#include "exporting/studio.h"

namespace homebound::exporting {

Result run_film(const Request& request, const std::shared_ptr<const timeline::Timeline>& timeline,
                const Watcher& watcher) {
  using Phase = Progress::Phase;
  const FrameClock clock = frame_clock(request, *timeline);
  watcher.tell({Phase::preparing, 0, clock.count()});
  Studio studio(request, timeline);
  const auto writer = frame_writer(request, clock.frames, studio.title());
  render::Frames frames;
  drawing::Digester digester;
  Result result;
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
  return result;
}

}  // namespace homebound::exporting
