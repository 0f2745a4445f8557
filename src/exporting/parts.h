// The kinds of export that run() chooses from. Each throws as run() does.
#pragma once

#include "drawing/pages.h"
#include "exporting/run.h"

namespace homebound::exporting {

// Writes a still.
Result run_still(const Request& request, const std::shared_ptr<const timeline::Timeline>& timeline,
                 const Watcher& watcher);
// The pages of a deck, or the single page of a contact sheet, and the plan of the last picture on them.
struct ComposedPages {
  std::vector<drawing::Page> pages;
  double scale = 1;  // pixels per page unit
  std::shared_ptr<const compose::Plan> plan;
};
// Composes those pages without writing them.
ComposedPages compose_pages(const Request& request, const std::shared_ptr<const timeline::Timeline>& timeline,
                            const Watcher& watcher = {});
// Writes a deck or a contact sheet.
Result run_pages(const Request& request, const std::shared_ptr<const timeline::Timeline>& timeline,
                 const Watcher& watcher);
// Writes slides. They do not depend on the options of films but for rate, quality and sound.
Result run_slides(const Request& request, const std::shared_ptr<const timeline::Timeline>& timeline,
                  const Watcher& watcher);
// Writes a film, or the requested part of one.
Result run_film(const Request& request, const std::shared_ptr<const timeline::Timeline>& timeline,
                const Watcher& watcher);
// Writes a story.html.
Result run_story(const Request& request, const std::shared_ptr<const timeline::Timeline>& timeline,
                 const Watcher& watcher);
// Writes the sound of a film, or of the requested part of one, by itself.
Result run_sound(const Request& request, const timeline::Timeline& timeline, const Watcher& watcher);
// Writes data or a scenario. Ignores all options about pictures.
Result run_data(const Request& request, const timeline::Timeline& timeline);

}  // namespace homebound::exporting
