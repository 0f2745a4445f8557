// The kinds of exports that run() chooses from.
#pragma once

#include "export/run.h"

namespace homebound::exporting {

Result run_still(const Request& request, const std::shared_ptr<const timeline::Timeline>& timeline,
                 const Watcher& watcher);
// A deck or a contact sheet.
Result run_pages(const Request& request, const std::shared_ptr<const timeline::Timeline>& timeline,
                 const Watcher& watcher);
Result run_film(const Request& request, const std::shared_ptr<const timeline::Timeline>& timeline,
                const Watcher& watcher);
Result run_data(const Request& request, const timeline::Timeline& timeline);

}  // namespace homebound::exporting
