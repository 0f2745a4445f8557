#include "export/frame_clock.h"
#include "export/frame_writer.h"
#include "export/parts.h"
#include "export/studio.h"
#include "render/gl/offscreen.h"

namespace homebound::exporting {

Result run_film(const Request& request, Format format,
                const std::shared_ptr<const timeline::Timeline>& timeline, const Watcher& watcher) {
  using Phase = Progress::Phase;
  const FrameClock clock = frame_clock(request, *timeline);
  watcher.tell({Phase::preparing, 0, clock.count()});
  Studio studio(request, timeline);
  const auto writer = frame_writer(request, format, clock.first, studio.title());
  Result result;
  for (int i = clock.first; i < clock.end; ++i) {
    watcher.tell({Phase::drawing, result.frames, clock.count()});
    const Studio::Picture picture = studio.at(clock.second(i));
    writer->add(render::draw_offscreen(picture.scene, picture.scale()));
    result.plan = picture.plan;
    ++result.frames;
  }
  watcher.tell({Phase::finishing, result.frames, clock.count()});
  writer->finish();
  return result;
}

}  // namespace homebound::exporting
