// A document as it is handed out: cut to what an audience may see.
#pragma once

#include <memory>

#include "exporting/request.h"
#include "timeline/audience.h"
#include "timeline/timeline.h"

namespace homebound::exporting {

// Returns what of the document is for the audience, with its filter, and fits the request to it: its numbers
// of flights and places become those of what is left, and its origin, a command line, is taken out, since it
// may name the rest. Returns the document itself to those who see all. Throws as timeline::cut_for() does.
std::shared_ptr<const timeline::Timeline> handed_out(
    const timeline::Audience& audience, const std::shared_ptr<const timeline::Timeline>& document,
    Request& request);

}  // namespace homebound::exporting
