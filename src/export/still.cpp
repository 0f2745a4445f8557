#include "export/output_file.h"
#include "export/parts.h"
#include "export/png.h"
#include "export/studio.h"
#include "render/cairo/cairo.h"
#include "render/gl/offscreen.h"
#include "render/svg/svg.h"
#include "timeline/peak.h"

namespace homebound::exporting {
namespace {

// Routes without times are shown without aircraft: before the first leaves.
Instant usual_instant(const timeline::Timeline& timeline) {
  return timeline.timed ? timeline::peak(timeline).middle() : timeline.begin - std::chrono::seconds(1);
}

}  // namespace

Result run_still(const Request& request, Format format,
                 const std::shared_ptr<const timeline::Timeline>& timeline, const Watcher& watcher) {
  using Phase = Progress::Phase;
  watcher.tell({Phase::preparing, 0, 1});
  Studio studio(request, timeline);
  const auto* const second = std::get_if<StorySecond>(&request.at);
  const auto* const instant = std::get_if<Instant>(&request.at);
  const Instant t = second    ? timeline->story.at(second->value)
                    : instant ? *instant
                              : usual_instant(*timeline);
  const Studio::Picture picture = second ? studio.at(*second) : studio.at(t);
  const std::string at = "At " + iso8601(t, timeline->scenario->zone);
  watcher.tell({Phase::drawing, 0, 1});
  std::string bytes;
  switch (format) {
    case Format::svg:
      bytes = render::svg(picture.scene, {.title = studio.title(), .description = at});
      break;
    case Format::pdf:
      bytes = render::pdf(picture.scene, {.title = studio.title(), .subject = at});
      break;
    default:
      bytes = png(render::draw_offscreen(picture.scene, picture.scale()),
                  {.dpi = request.dpi.value_or(96 * request.scale),
                   .title = studio.title(),
                   .description = at,
                   .source = request.source});
  }
  watcher.tell({Phase::finishing, 1, 1});
  write_file(request.file, bytes);
  return {1, t, picture.plan};
}

}  // namespace homebound::exporting
