#include "exporting/parts.h"
#include "exporting/studio.h"
#include "exporting/write_page.h"
#include "timeline/peak.h"

namespace homebound::exporting {
Result run_still(const Request& request, const std::shared_ptr<const timeline::Timeline>& timeline,
                 const Watcher& watcher) {
  watcher.tell({Progress::Phase::preparing, 0, 1});
  Studio studio(request, timeline);
  const auto* const second = request.at ? std::get_if<StorySecond>(&*request.at) : nullptr;
  const Instant t =
      request.at ? timeline::instant_of(*request.at, *timeline) : timeline::usual_instant(*timeline);
  const Studio::Picture picture = second ? studio.at(*second) : studio.at(t);
  write_page(request, picture.drawing, picture.scale(),
             {studio.title(), "At " + iso8601(t, timeline->scenario->zone)}, watcher);
  return {1, t, picture.plan};
}

}  // namespace homebound::exporting
