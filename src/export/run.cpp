#include "export/run.h"

#include "export/data_text.h"
#include "base/output_file.h"
#include "export/parts.h"

namespace homebound::exporting {

// No option about pictures matters to data.
Result run_data(const Request& request, Format format, const timeline::Timeline& timeline) {
  write_file(request.file, data_text(timeline, format, request.file));
  return {};
}

Result run(const Request& request, const std::shared_ptr<const timeline::Timeline>& timeline,
           const Watcher& watcher) {
  const Format format = format_of(request.file);
  if (request.pages != Pages::moment) return run_pages(request, format, timeline, watcher);
  if (is_data(format)) return run_data(request, format, *timeline);
  return (is_animation(format) ? run_film : run_still)(request, format, timeline, watcher);
}

}  // namespace homebound::exporting
