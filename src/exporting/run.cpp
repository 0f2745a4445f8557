#include "exporting/run.h"

#include "base/output_file.h"
#include "exporting/data/data_text.h"
#include "exporting/parts.h"

namespace homebound::exporting {

// Data ignores all options about pictures.
Result run_data(const Request& request, const timeline::Timeline& timeline) {
  write_file(request.output.file, data_text(timeline, request.output));
  return {};
}

Result run(const Request& request, const std::shared_ptr<const timeline::Timeline>& timeline,
           const Watcher& watcher) {
  const Format format = request.output.format;
  if (request.pages != Pages::moment) return run_pages(request, timeline, watcher);
  if (is_data(format)) return run_data(request, *timeline);
  if (is_story(format)) return run_story(request, timeline, watcher);
  if (is_slides(format)) return run_slides(request, timeline, watcher);
  if (is_sound(format)) return run_sound(request, *timeline, watcher);
  return (is_animation(format) ? run_film : run_still)(request, timeline, watcher);
}

}  // namespace homebound::exporting
