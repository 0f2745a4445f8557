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

// Strips of eight million pixels: a picture of 16384 x 16384 is never held as a whole.
void write_in_strips(const Studio::Picture& picture, const PngMetadata& metadata, OutputFile& file,
                     const Watcher& watcher) {
  constexpr int most = 8 << 20;
  const auto [width, height] = render::pixel_size(picture.scene, picture.scale());
  const int rows = std::max(1, most / width / PngData::band_rows) * PngData::band_rows;
  PngStream stream([&](std::string_view bytes) { file.write(bytes); }, width, height,
                   picture.scene.background.a >= 1, metadata);
  int drawn = 0;
  render::draw_in_strips(picture.scene, picture.scale(), rows, [&](const scene::PixelRows& strip) {
    stream.add(strip);
    watcher.tell({Progress::Phase::drawing, drawn += strip.height, height});
  });
  check_png(file, width, height);
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
  const PngMetadata metadata{
      .dpi = 96 * request.scale, .title = studio.title(), .description = at, .source = request.source};
  watcher.tell({Phase::drawing, 0, 1});
  OutputFile file(request.file);
  switch (format) {
    case Format::svg:
      file.write(render::svg(picture.scene, {.title = studio.title(), .description = at}));
      break;
    case Format::pdf:
      file.write(render::pdf(picture.scene, {.title = studio.title(), .subject = at}));
      break;
    default:
      write_in_strips(picture, metadata, file, watcher);
  }
  watcher.tell({Phase::finishing, 1, 1});
  file.commit();
  return {1, t, picture.plan};
}

}  // namespace homebound::exporting
