// The kinds of export that run() chooses from.
#pragma once

#include "drawing/pages.h"
#include "exporting/run.h"

namespace homebound::exporting {

Result run_still(const Request& request, const std::shared_ptr<const timeline::Timeline>& timeline,
                 const Watcher& watcher);
// The pages of a deck, or the single page of a contact sheet, and the plan of the last picture on them.
struct ComposedPages {
  std::vector<drawing::Page> pages;
  double scale = 1;  // pixels per page unit
  std::shared_ptr<const compose::Plan> plan;
};
ComposedPages compose_pages(const Request& request, const std::shared_ptr<const timeline::Timeline>& timeline,
                            const Watcher& watcher = {});
// Writes a deck or a contact sheet.
Result run_pages(const Request& request, const std::shared_ptr<const timeline::Timeline>& timeline,
                 const Watcher& watcher);
Result run_film(const Request& request, const std::shared_ptr<const timeline::Timeline>& timeline,
                const Watcher& watcher);
Result run_data(const Request& request, const timeline::Timeline& timeline);

}  // namespace homebound::exporting
