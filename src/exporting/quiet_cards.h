// Title cards on paper and slides, which say a scene's title and text themselves.
#pragma once

#include <memory>

#include "timeline/timeline.h"

namespace homebound::exporting {

// Returns the story with its title cards as quiet maps without words.
std::shared_ptr<const timeline::Timeline> without_cards(std::shared_ptr<const timeline::Timeline> timeline);

}  // namespace homebound::exporting
